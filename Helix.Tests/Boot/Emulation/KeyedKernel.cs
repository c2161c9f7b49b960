using System.Collections.Generic;
using System.IO;
using System.Linq;
using Helix.Sdk.Build.Images;

namespace Helix.Tests.Boot.Emulation;

/// <summary>A kernel with the key of some owner of modules, linked from the objects that the build left; nothing is compiled for it.</summary>
public static class KeyedKernel
{
    /// <summary>Links it.</summary>
    /// <param name="key">A PEM file with the owner's key.</param>
    /// <param name="folder">Where it goes.</param>
    /// <param name="references">The assemblies that modules for it refer to.</param>
    /// <returns>The kernel with symbols.</returns>
    public static string Link(string key, string folder, IEnumerable<string> references)
    {
        string keyObject = Path.Combine(folder, "key.o");
        ModuleKey.Write(key, keyObject);
        string objects = Path.Combine(BootImages.Tree.Artifacts, "obj");
        string library = File.ReadAllText(Path.Combine(objects, "Helix.Sdk.Build", "classlibrary-debug.stamp"));
        string kernel = Path.Combine(folder, "helix.elf");
        ImageLinker.Link(
            Path.Combine(BootImages.Tree.Root, "Helix.Kernel", "Boot", "kernel.ld"),
            [
                Path.Combine(library, "classlibrary.o"), keyObject,
                .. File.ReadAllLines(Path.Combine(objects, "Helix.Kernel.Boot", "debug", "objects.txt")),
            ],
            kernel,
            stripped: null,
            [.. references.Select(static path => $"--defsym={AssemblyMark.Symbol(path)}=0")]);
        return kernel;
    }
}
