using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;

namespace Helix.Interfaces.Shell;

/// <summary>What a command may use.</summary>
public interface ICommandContext
{
    /// <summary>Where its output goes.</summary>
    IConsole Console { get; }

    /// <summary>The shell's own context, to find interfaces.</summary>
    IModuleContext Modules { get; }
}
