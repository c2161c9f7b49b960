using System;
using System.IO;
using Helix.Sdk.Cli;
using NUnit.Framework;

namespace Helix.Tests.Boot.Emulation;

/// <summary>Where the images are: in the folder that <c>HELIX_IMAGES</c> names, else in the build's results.</summary>
public static class BootImages
{
    private const string Variable = "HELIX_IMAGES";

    /// <summary>The kernel.</summary>
    public static string Kernel => Find("helix.elf");

    /// <summary>The kernel without symbols, as it goes into a boot medium.</summary>
    public static string StrippedKernel => Find("helix.bin");

    /// <summary>The kernel with the test cases linked in.</summary>
    public static string TestKernel => Find("helix-test.elf");

    /// <summary>The same with assertions.</summary>
    public static string CheckedKernel => Existing(Tree.Checked.TestKernel, "./helix test --tier assertions");

    /// <summary>The boot medium.</summary>
    public static string Iso => Find("helix.iso");

    /// <summary>The source tree.</summary>
    public static Workspace Tree => FindTree();

    private static string Find(string name)
    {
        string folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Tree.Images;
        return Existing(Path.Combine(folder, name), "./helix build");
    }

    private static string Existing(string path, string maker)
    {
        Assert.That(path, Does.Exist, $"the image is not there; '{maker}' makes it");
        return path;
    }

    private static Workspace FindTree()
    {
        string? folder = TestContext.CurrentContext.TestDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Helix.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder is null ? Workspace.Find() : new Workspace(folder, Environment.GetEnvironmentVariable("ArtifactsPath"));
    }
}
