using System;
using System.IO;

namespace Helix.Sdk.Cli;

/// <summary>Where the sources and the build's results are.</summary>
public sealed class Workspace
{
    private const string RootVariable = "HELIX_ROOT";
    private const string ArtifactsVariable = "ArtifactsPath";

    /// <summary>Describes the tree at <paramref name="root"/>.</summary>
    /// <param name="root">The folder of Helix.sln.</param>
    /// <param name="artifacts">The folder of build results; null means <c>artifacts</c> below the root.</param>
    public Workspace(string root, string? artifacts = null)
    {
        Root = Path.GetFullPath(root);
        Artifacts = string.IsNullOrEmpty(artifacts) ? Path.Combine(Root, "artifacts") : Path.GetFullPath(artifacts);
    }

    /// <summary>The folder of Helix.sln.</summary>
    public string Root { get; }

    /// <summary>The folder of everything the build makes.</summary>
    public string Artifacts { get; }

    /// <summary>The solution.</summary>
    public string Solution => Path.Combine(Root, "Helix.sln");

    /// <summary>The folder of kernel and ISO images.</summary>
    public string Images => Path.Combine(Artifacts, "image");

    /// <summary>The kernel that QEMU boots directly.</summary>
    public string Kernel => Path.Combine(Images, "helix.elf");

    /// <summary>The same with the test cases.</summary>
    public string TestKernel => Path.Combine(Images, "helix-test.elf");

    /// <summary>The same tree, with the results of builds that have assertions (DEBUG_ASSERT): they lie apart from the others.</summary>
    public Workspace Checked => new(Root, Path.Combine(Artifacts, "checked"));

    /// <summary>The folder of module files.</summary>
    public string Modules => Path.Combine(Artifacts, "modules");

    /// <summary>The boot medium.</summary>
    public string Iso => Path.Combine(Images, "helix.iso");

    /// <summary>The description of the virtual machine for VMware.</summary>
    public string VirtualMachine => Path.Combine(Images, "helix.vmx");

    /// <summary>The folder of what belongs to a machine that runs.</summary>
    public string Run => Path.Combine(Artifacts, "run");

    /// <summary>The folder of test results.</summary>
    public string TestResults => Path.Combine(Artifacts, "test-results");

    /// <summary>Finds the tree: <c>HELIX_ROOT</c>, else the first folder above that has Helix.sln.</summary>
    /// <exception cref="HelixException">There is none.</exception>
    public static Workspace Find()
    {
        var artifacts = Environment.GetEnvironmentVariable(ArtifactsVariable);
        var named = Environment.GetEnvironmentVariable(RootVariable);
        if (!string.IsNullOrEmpty(named))
        {
            return new Workspace(named, artifacts);
        }

        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Helix.sln")))
            {
                return new Workspace(folder.FullName, artifacts);
            }
        }

        throw new HelixException("no Helix.sln here or above", "Run the command from the Helix source tree.");
    }

    /// <summary>What the file of a module is made from, as the build writes it down.</summary>
    /// <param name="project">The project's whole name.</param>
    public string PackRequest(string project) => Path.Combine(Artifacts, "obj", project, "debug", "native", "module-request.txt");

    /// <summary>A path relative to the root, for messages.</summary>
    public string Show(string path)
    {
        var relative = Path.GetRelativePath(Root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
