namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>DWARF register numbers of x86-64 (System V ABI, AMD64 supplement, 3.6.2).</summary>
internal static class DwarfRegister
{
    public const int Rbx = 3;
    public const int Rbp = 6;
    public const int Rsp = 7;
    public const int R12 = 12;
    public const int R13 = 13;
    public const int R14 = 14;
    public const int R15 = 15;
    public const int ReturnAddress = 16;
}
