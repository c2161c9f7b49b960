using Helix.Interfaces.Modules;

namespace Helix.Interfaces.Console;

/// <summary>
/// The system's terminal, provided by the kernel: what is written appears on every running console and serial line, and keys come
/// from every running input and serial line.
/// </summary>
[Contract(9, "Terminal", "1.0.0")]
public interface ITerminal : IConsole, IInput
{
    /// <summary>How many devices it writes to.</summary>
    [Function(0x40)]
    int OutputCount { get; }
}
