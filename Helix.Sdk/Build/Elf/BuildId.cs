using System;
using System.Buffers.Binary;

namespace Helix.Sdk.Build.Elf;

/// <summary>The bytes by which the linker names a build: a note of type NT_GNU_BUILD_ID with the name "GNU" (gABI, "Note Section").</summary>
public static class BuildId
{
    private const int HeadBytes = 16;

    private static ReadOnlySpan<byte> Section => ".note.gnu.build-id"u8;

    /// <summary>Reads a linked file's build id.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="BuildFailureException">It has none.</exception>
    public static byte[] Read(ElfObject file)
    {
        int section = file.FindNamed(Section);
        ReadOnlySpan<byte> note = section < 0 ? default : file.Content(section);
        int length = note.Length < HeadBytes ? 0 : BinaryPrimitives.ReadInt32LittleEndian(note[4..]);
        return length > 0 && length <= note.Length - HeadBytes
            ? note.Slice(HeadBytes, length).ToArray()
            : throw new BuildFailureException($"{file.Name} has no build id: it was not linked by this version of Helix");
    }
}
