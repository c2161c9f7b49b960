using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Shell;

/// <summary>
/// The command interpreter, for others than the person at the terminal. May be called from any thread; not for interrupt
/// handlers.
/// </summary>
[Contract(24, "Shell", "1.0.0")]
public interface IShell
{
    /// <summary>Carries out a line of commands on the calling thread; blocks as long as they take.</summary>
    /// <param name="line">The commands, separated by semicolons.</param>
    /// <param name="output">Where everything goes that the terminal would show, complaints included.</param>
    /// <returns>
    /// What the last command that failed answered; <see cref="Status.NotFound"/> for an unknown one,
    /// <see cref="Status.InvalidArgument"/> for wrong arguments or a line that cannot be read, <see cref="Status.ModuleFault"/>
    /// if an exception escaped it.
    /// </returns>
    [Blocks]
    [Function(0x00)]
    Status Run(string line, IConsole output);
}
