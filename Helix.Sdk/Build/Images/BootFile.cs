using System;
using System.IO;
using System.Text;

namespace Helix.Sdk.Build.Images;

/// <summary>A file that the boot loader puts in memory beside the kernel.</summary>
/// <param name="Name">What the kernel calls it: parts of a path are separated by <c>/</c>.</param>
/// <param name="Path">Where it is on the host.</param>
public sealed record BootFile(string Name, string Path)
{
    // The name field of a ustar header (IEEE Std 1003.1-2017, pax, "ustar Interchange Format").
    private const int MostNameBytes = 100;

    /// <summary>Reads <c>name=path</c>, or a path whose last part is the name.</summary>
    /// <exception cref="BuildFailureException">There is no such file, or its name does not do.</exception>
    public static BootFile Parse(string text)
    {
        int split = text.IndexOf('=');
        string path = text[(split + 1)..];
        string name = split < 0 ? System.IO.Path.GetFileName(path) : text[..split];
        if (!File.Exists(path))
        {
            throw new BuildFailureException($"there is no file '{path}' to put in memory at boot");
        }

        if (name.Length == 0 || Encoding.UTF8.GetByteCount(name) > MostNameBytes || name.StartsWith('/'))
        {
            throw new BuildFailureException($"'{name}' is no name for a boot file: relative, with 1 to {MostNameBytes} bytes");
        }

        return new BootFile(name, path);
    }
}
