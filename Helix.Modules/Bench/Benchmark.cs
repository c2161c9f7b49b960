namespace Helix.Modules.Bench;

/// <summary>One figure: an operation that is repeated, and the loop around it that is taken off again.</summary>
/// <remarks>Runs on a kernel thread with interrupts on; allocates as it likes.</remarks>
internal abstract class Benchmark
{
    /// <summary>The figure's name, the same as in the list of goals.</summary>
    public abstract string Name { get; }

    /// <summary>How many operations one measurement makes.</summary>
    public abstract int Count { get; }

    /// <summary>Whether what it measures is there; if not, it is not run and has no figure.</summary>
    public virtual bool IsPossible => true;

    /// <summary>Makes what the operations need; not measured.</summary>
    public virtual void Prepare()
    {
    }

    /// <summary>Does the operation <paramref name="count"/> times.</summary>
    public abstract void Run(int count);

    /// <summary>Gives back what <see cref="Prepare"/> took; not measured.</summary>
    public virtual void Clean()
    {
    }

    /// <summary>The same loop without the operation.</summary>
    public virtual void RunEmpty(int count)
    {
    }
}
