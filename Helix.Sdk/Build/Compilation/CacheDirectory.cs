using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;

namespace Helix.Sdk.Build.Compilation;

/// <summary>
/// A directory of results that are costly to make. An entry is a directory that appears by renaming, when it is complete;
/// of several processes that want the same entry one makes it and the others wait.
/// </summary>
/// <param name="root">The directory; made when it is missing.</param>
public sealed class CacheDirectory(string root)
{
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(200);

    /// <summary>Finds an entry or makes it.</summary>
    /// <param name="prefix">Start of the entry's name, for people.</param>
    /// <param name="key">All that the content depends on.</param>
    /// <param name="make">Fills the directory that it is given.</param>
    /// <returns>The entry's directory.</returns>
    public string Provide(string prefix, string key, Action<string> make)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16];
        string entry = Path.Combine(Path.GetFullPath(root), $"{prefix}-{hash}");
        if (Directory.Exists(entry))
        {
            return entry;
        }

        Directory.CreateDirectory(root);
        using FileStream guard = Lock(entry + ".lock");
        if (!Directory.Exists(entry))
        {
            string work = $"{entry}.{Environment.ProcessId}";
            Directory.CreateDirectory(work);
            make(work);
            Directory.Move(work, entry);
        }

        return entry;
    }

    private static FileStream Lock(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                Thread.Sleep(LockPoll);
            }
        }
    }
}
