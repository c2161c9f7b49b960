using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// The file that tells the class library which control sequences the console understands: a compiled terminfo description
/// (term(5), the format with 16-bit numbers), made when it is first opened. The positions of capabilities are those of term.h.
/// </summary>
internal static unsafe class TerminalDescription
{
    private const int Magic = 0x11A;
    private const int HeaderBytes = 12;
    private const int ColourCountIndex = 13;
    private const int ColourCount = 16;
    private const int StringCount = 361;
    private const int TextCapacity = 112;
    private const int NumbersOffset = HeaderBytes + 6;
    private const int StringsOffset = NumbersOffset + ((ColourCountIndex + 1) * 2);
    private const int TextOffset = StringsOffset + (StringCount * 2);

    private static Image s_image;

    /// <summary>Where the class library looks for the description of <c>TERM=xterm</c>.</summary>
    internal static ReadOnlySpan<byte> Path => "/etc/terminfo/x/xterm"u8;

    /// <summary>The size of the file.</summary>
    internal static int SizeBytes => TextOffset + TextCapacity;

    private static ReadOnlySpan<byte> Name => "xterm"u8;

    /// <summary>The contents. Whoever comes first makes them; making them twice does no harm.</summary>
    internal static byte* Get()
    {
        // SAFETY: a static without references lies in the image and does not move.
        byte* image = (byte*)Unsafe.AsPointer(ref s_image);
        if (*(short*)image != Magic)
        {
            Make(image);
        }

        return image;
    }

    private static void Make(byte* image)
    {
        short* header = (short*)image;
        header[1] = (short)(Name.Length + 1);
        header[2] = 0;
        header[3] = ColourCountIndex + 1;
        header[4] = StringCount;
        header[5] = TextCapacity;
        for (int i = 0; i < Name.Length; i++)
        {
            image[HeaderBytes + i] = Name[i];
        }

        for (int i = NumbersOffset; i < TextOffset; i++)
        {
            image[i] = 0xFF;
        }

        ((short*)(image + NumbersOffset))[ColourCountIndex] = ColourCount;
        int used = 0;
        Add(image, ref used, 1, "\a"u8);                            // bel
        Add(image, ref used, 5, "\u001b[H\u001b[2J"u8);             // clear
        Add(image, ref used, 6, "\u001b[K"u8);                      // el
        Add(image, ref used, 10, "\u001b[%i%p1%d;%p2%dH"u8);        // cup
        Add(image, ref used, 14, "\b"u8);                           // cub1
        Add(image, ref used, 297, "\u001b[39;49m"u8);               // op
        Add(image, ref used, 359, "\u001b[38;5;%p1%dm"u8);          // setaf
        Add(image, ref used, 360, "\u001b[48;5;%p1%dm"u8);          // setab
        header[0] = Magic;
    }

    private static void Add(byte* image, ref int used, int capability, ReadOnlySpan<byte> sequence)
    {
        ((short*)(image + StringsOffset))[capability] = (short)used;
        for (int i = 0; i < sequence.Length; i++)
        {
            image[TextOffset + used++] = sequence[i];
        }

        image[TextOffset + used++] = 0;
    }

    [StructLayout(LayoutKind.Sequential, Size = TextOffset + TextCapacity)]
    private struct Image
    {
        private long _first;
    }
}
