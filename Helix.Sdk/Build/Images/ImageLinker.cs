using System;
using System.Collections.Generic;
using System.IO;
using Helix.Sdk.Build.Elf;

namespace Helix.Sdk.Build.Images;

/// <summary>Links objects into a kernel image.</summary>
public static class ImageLinker
{
    private static readonly HostTool Linker = new("ld.lld", "lld");

    /// <summary>Links one image with symbols and, if asked, once more without; both have the same build id, to which module files are bound.</summary>
    /// <param name="script">The linker script.</param>
    /// <param name="objects">The objects; of code that several have, the first's is taken, so the class library comes first.</param>
    /// <param name="image">The image with symbols and line information, for debuggers.</param>
    /// <param name="stripped">The image without them, for boot loaders; null: make none.</param>
    /// <param name="options">Further options of the linker.</param>
    public static void Link(
        string script, IReadOnlyCollection<string> objects, string image, string? stripped, IReadOnlyCollection<string> options)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(image))!);
        LinkOne(script, objects, image, [.. options, "--build-id=sha1"]);
        if (stripped is not null)
        {
            string id = Convert.ToHexString(BuildId.Read(ElfObject.ReadLinked(image)));
            LinkOne(script, objects, stripped, [.. options, "--strip-all", "--build-id=0x" + id]);
        }
    }

    private static void LinkOne(string script, IReadOnlyCollection<string> objects, string output, IEnumerable<string> options)
    {
        string complete = output + ".new";
        Linker.Run(
        [
            "-static", "-nostdlib", "--eh-frame-hdr", "--color-diagnostics=never", "--error-limit=0", "-z", "max-page-size=4096",
            "-z", "noexecstack", "-T", script, "-o", complete, .. options, .. objects,
        ]);
        File.Move(complete, output, overwrite: true);
    }
}
