namespace Helix.Kernel.Core.Registry;

/// <summary>Hears of modules that begin and cease to serve, on the thread that carried it out. Calls nothing of the manager.</summary>
public interface IModuleListener
{
    /// <summary>The module serves from now on.</summary>
    void Started(IServingModule module);

    /// <summary>
    /// Another instance is going to be made. No caller waits yet. <see cref="Replaced"/> follows with what serves then, which may be the same
    /// instance, or <see cref="Stopping"/> if nothing does.
    /// </summary>
    void Replacing(IServingModule module)
    {
    }

    /// <summary>
    /// Another instance is about to serve in the place of the one before. Callers are waiting: what is called must not go through a slot,
    /// nor wait for someone who calls through one.
    /// </summary>
    void Replaced(IServingModule module);

    /// <summary>The module is about to be stopped.</summary>
    void Stopping(IServingModule module);

    /// <summary>The module's life is over: it has been cleaned up and will be unloaded.</summary>
    void Unloaded(string name)
    {
    }
}
