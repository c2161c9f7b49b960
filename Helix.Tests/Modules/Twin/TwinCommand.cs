using System;
using System.Collections.Generic;
using Helix.Interfaces.Console;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Tests.Modules.Twin;

/// <summary>Says whether an object of the other module is of a type that both use, and gives it up.</summary>
[ShellCommand("twin", "", "looks at the object that the other module left")]
internal sealed class TwinCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        // The context keeps the key: not a literal, which would be a reference to this module.
        string key = new("specimen.shared".AsSpan());
        object? shared = AppContext.GetData(key);
        string answer = shared is Dictionary<Guid, DateTimeOffset> known
            ? "the same type: " + known[Guid.Empty].Year.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : "another type: " + shared;
        context.Console.WriteLine(answer);
        return Status.Ok;
    }
}
