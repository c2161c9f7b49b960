using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Helix.Sdk.Cli.Processes;

/// <summary>What only one command at a time may do, marked by a file that it holds open.</summary>
public static class FileTurn
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until no other command holds the file, and holds it until it is disposed.</summary>
    /// <param name="path">The file; its folder is there.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="HelixException">Another command holds it for too long.</exception>
    public static async Task<FileStream> TakeAsync(string path, CancellationToken cancellation)
    {
        var end = DateTime.UtcNow + Patience;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException held) when (held is not (DirectoryNotFoundException or FileNotFoundException))
            {
                if (DateTime.UtcNow > end)
                {
                    throw new HelixException($"another command holds {path}");
                }
            }

            await Task.Delay(Retry, cancellation);
        }
    }
}
