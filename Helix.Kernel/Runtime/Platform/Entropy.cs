using System.Runtime;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// Random bytes for the class library: seeds of hash codes and <c>Random</c>, <c>Guid.NewGuid</c>, cryptography.
/// </summary>
internal static unsafe class Entropy
{
    /// <summary>
    /// Always succeeds with 0; how unpredictable the bytes are depends on the machine, see <see cref="EntropyPool"/>.
    /// </summary>
    [RuntimeExport("SystemNative_GetCryptographicallySecureRandomBytes")]
    internal static int FillSecure(byte* buffer, int count)
    {
        EntropyPool.Fill(buffer, count);
        return 0;
    }

    [RuntimeExport("SystemNative_GetNonCryptographicallySecureRandomBytes")]
    internal static void Fill(byte* buffer, int count) => EntropyPool.Fill(buffer, count);
}
