using System;
using System.Globalization;
using System.Text;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.HostLink;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.HostLink;

/// <summary>Carries out what the host asks for. Nothing that it is sent makes it throw.</summary>
/// <param name="context">Finds what carries it out.</param>
internal sealed class RequestHandler(IModuleContext context)
{
    /// <summary>Carries out a request.</summary>
    /// <param name="content">A <see cref="LinkRequest"/>.</param>
    /// <returns>A <see cref="LinkAnswer"/>.</returns>
    public byte[] Serve(ReadOnlyMemory<byte> content)
    {
        var request = LinkRequest.Parse(content);
        try
        {
            return Serve(request).ToBytes();
        }
        catch (Exception exception)
        {
            context.Log.Write(LogLevel.Error, $"the host's request {request.Command} ended with {exception}");
            return new LinkAnswer(Status.ModuleFault, exception.Message).ToBytes();
        }
    }

    private LinkAnswer Serve(LinkRequest request) => request.Command switch
    {
        LinkCommand.Ping => Ping(),
        LinkCommand.Push => new ModulePush(Modules, context.Metadata.Name).Push(request.Argument),
        LinkCommand.Unload => new ModulePush(Modules, context.Metadata.Name).Unload(request.Text),
        LinkCommand.List => List(),
        LinkCommand.Execute => Execute(request.Text),
        _ => new LinkAnswer(Status.NotSupported, $"this kernel does not know request {(byte)request.Command}"),
    };

    private ISysModManager Modules => context.Get<ISysModManager>()!;

    private LinkAnswer Ping()
    {
        ModuleMetadata kernel = Modules.List()[0].Metadata;
        return new LinkAnswer(Status.Ok, $"Helix {kernel.Version}, build {context.Get<IBootInfo>()!.BuildId}");
    }

    private LinkAnswer List()
    {
        var text = new StringBuilder();
        foreach (ModuleInformation module in Modules.List())
        {
            text.Append(CultureInfo.InvariantCulture, $"{module.Metadata.Name} {module.Metadata.Version} {module.State}\n");
        }

        return new LinkAnswer(Status.Ok, text.ToString());
    }

    private LinkAnswer Execute(string line)
    {
        if (context.Get<IShell>() is not { } shell)
        {
            return new LinkAnswer(Status.NotFound, "the shell does not run");
        }

        var output = new TextConsole();
        Status status = shell.Run(line, output);
        return new LinkAnswer(status, output.Text);
    }
}
