using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Loading;

/// <summary>
/// Clears the stack below the caller's frame. What earlier calls left there would show through the frames of later ones, which do not fill all
/// their words, and look like references.
/// </summary>
internal static unsafe class StackWipe
{
    private const int WipedBytes = 16 * 1024;
    private const ulong LeastLeftBytes = 2 * WipedBytes;

    /// <summary>Clears, unless little stack is left.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Run()
    {
        byte here;
        if ((ulong)&here - ThreadRecord.GetCurrent()->StackLow > LeastLeftBytes)
        {
            Clear();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Clear()
    {
        byte* stack = stackalloc byte[WipedBytes];
        for (ulong* word = (ulong*)stack; word < (ulong*)(stack + WipedBytes); word++)
        {
            System.Threading.Volatile.Write(ref *word, 0);
        }
    }
}
