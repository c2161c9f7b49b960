using System;
using System.IO;
using Helix.Sdk.Cli;

namespace Helix.Tests.Boot.Emulation;

/// <summary>The sources of a module with a command, below the artifacts of the tree, for tests that change them.</summary>
public sealed class GreeterProject : IDisposable
{
    private readonly string _folder;

    /// <summary>Writes the project.</summary>
    public GreeterProject(Workspace tree)
    {
        _folder = Directory.CreateDirectory(Path.Combine(tree.Artifacts, "loop", "Helix.Loop.Greeter")).FullName;
        foreach (string kind in new[] { "props", "targets" })
        {
            string shared = Path.Combine(tree.Root, "Helix.Modules", $"Directory.Build.{kind}");
            File.WriteAllText(Path.Combine(_folder, $"Directory.Build.{kind}"), $"<Project><Import Project=\"{shared}\" /></Project>");
        }

        // What lies below the artifacts is not taken for a source by itself.
        File.WriteAllText(Project, """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><Compile Include="Greeter.cs" /></ItemGroup></Project>""");
    }

    /// <summary>The project file.</summary>
    public string Project => Path.Combine(_folder, "Helix.Loop.Greeter.csproj");

    /// <summary>Saves a version of the module.</summary>
    /// <param name="version">The module's version.</param>
    /// <param name="answer">What its command says: an expression.</param>
    public void Save(string version, string answer) => File.WriteAllText(Path.Combine(_folder, "Greeter.cs"), $$"""
        using System;
        using System.Collections.Generic;
        using Helix.Interfaces.Console;
        using Helix.Interfaces.Hardware;
        using Helix.Interfaces.Modules;
        using Helix.Interfaces.Primitives;
        using Helix.Interfaces.Shell;

        namespace Helix.Loop.Greeter;

        [HelixModule("greeter", Version = "{{version}}", Flags = ModuleFlags.KernelSpace | ModuleFlags.HotReloadable)]
        [Provides<IClock>]
        public sealed class GreeterModule : Module, IClock
        {
            public Result<DateTime> Read() => DateTime.UnixEpoch;

            public override Result<byte[]> SaveState() => Array.Empty<byte>();

            public override Status RestoreState(ReadOnlySpan<byte> state) => Status.Ok;
        }

        [ShellCommand("greet", "", "greets")]
        internal sealed class GreetCommand : IShellCommand
        {
            public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
            {
                context.Console.WriteLine({{answer}});
                return Status.Ok;
            }
        }

        """);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
