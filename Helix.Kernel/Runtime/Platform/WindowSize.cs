using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>The size of a terminal in characters, as the class library lays it out (<c>Interop.Sys.WinSize</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct WindowSize
{
    public ushort Rows;
    public ushort Columns;
    public ushort WidthPixels;
    public ushort HeightPixels;
}
