using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>The result of a status call, as the class library lays it out (<c>Interop.Sys.FileStatus</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FileStatus
{
    public const int Directory = 0x4000;
    public const int CharacterDevice = 0x2000;
    public const int RegularFile = 0x8000;

    public int Flags;
    public int Mode;
    public uint Owner;
    public uint Group;
    public long SizeBytes;
    public long AccessSeconds;
    public long AccessNanoseconds;
    public long WriteSeconds;
    public long WriteNanoseconds;
    public long ChangeSeconds;
    public long ChangeNanoseconds;
    public long BirthSeconds;
    public long BirthNanoseconds;
    public long Device;
    public long RawDevice;
    public long Node;
    public uint UserFlags;
}
