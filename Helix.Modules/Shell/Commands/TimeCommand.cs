using System;
using System.Collections.Generic;
using System.Globalization;
using Helix.Interfaces.Console;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Shows the date and time.</summary>
[ShellCommand("time", "", "shows the date and time")]
internal sealed class TimeCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count > 0)
        {
            return Status.InvalidArgument;
        }

        Result<DateTime> now = context.Modules.Get<IClock>() is { } clock ? clock.Read() : DateTime.UtcNow;
        if (now.IsOk)
        {
            context.Console.WriteLine(now.Value.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC");
        }

        return now.Status;
    }
}
