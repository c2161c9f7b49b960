using System.Globalization;

namespace Helix.Interfaces.Tasks;

/// <summary>The number of a task, which is an address space with threads.</summary>
/// <param name="Value">The number; 0 is the kernel.</param>
public readonly record struct TaskId(int Value)
{
    /// <summary>The kernel.</summary>
    public static TaskId Kernel => default;

    /// <inheritdoc />
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
