using System.Collections.Generic;
using System.Globalization;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Switches the machine off.</summary>
[ShellCommand("poweroff", "[status 0-255]", "switches the machine off, with an exit status")]
internal sealed class PowerOffCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        byte status = 0;
        bool valid = arguments.Count == 0
            || (arguments.Count == 1 && byte.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out status));
        return valid ? context.Modules.Get<IMachineControl>()!.PowerOff(status) : Status.InvalidArgument;
    }
}
