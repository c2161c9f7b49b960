using System.Collections.Generic;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Shell;

/// <summary>A command of the shell.</summary>
public interface IShellCommand
{
    /// <summary>
    /// Does it, on the shell's thread; may block. Everything for people goes to <see cref="ICommandContext.Console"/>.
    /// </summary>
    /// <param name="context">What it may use.</param>
    /// <param name="arguments">What followed the name, unquoted.</param>
    /// <returns>
    /// <see cref="Status.InvalidArgument"/> makes the shell show the usage; another error makes it show the status.
    /// </returns>
    Status Run(ICommandContext context, IReadOnlyList<string> arguments);
}
