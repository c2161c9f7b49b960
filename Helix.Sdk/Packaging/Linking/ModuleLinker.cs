using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Helix.Sdk.Build.Elf;
using Helix.Sdk.Build.Images;

namespace Helix.Sdk.Packaging.Linking;

/// <summary>Links a module's objects against a kernel: what the kernel has is taken from there, what nothing refers to goes.</summary>
internal static class ModuleLinker
{
    /// <summary>Start of the part of the address space that the kernel keeps for modules, within 2 GiB of itself.</summary>
    public const ulong NominalBase = 0xFFFF_FFFF_C000_0000;

    private static readonly HostTool Linker = new("ld.lld", "lld");

    /// <summary>Links.</summary>
    /// <param name="objects">The module's objects; the first is the compiled one.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="ownership">Which symbols are the module's own.</param>
    /// <param name="output">The linked file, with relocations and symbols; files beside it are written on the way.</param>
    /// <param name="address">Where the image's first byte lies.</param>
    public static LinkedModule Link(
        IReadOnlyList<string> objects, KernelSymbols kernel, ModuleOwnership ownership, string output, ulong address = NominalBase)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        string script = output + ".ld";
        string stub = output + ".kernel.o";
        File.WriteAllText(script, Script(address));
        StubObject.Create(objects.Select(ElfObject.Read), kernel, ownership).Write(stub);

        // Undefined symbols are found in the result, where only those count that something refers to.
        Linker.Run(
        [
            "-static", "-nostdlib", "--strip-debug", "--emit-relocs", "--eh-frame-hdr", "--gc-sections", "--unresolved-symbols=ignore-all",
            "--color-diagnostics=never", "--error-limit=0", "-z", "max-page-size=4096", "-z", "noexecstack", "-e", "0", "-T", script,
            "-o", output, stub, .. objects,
        ]);
        return new LinkedModule(ElfObject.ReadLinked(output), address);
    }

    // The sections are those of the kernel's own script (Helix.Kernel/Boot/kernel.ld).
    private static string Script(ulong address) => $$"""
        PHDRS { code PT_LOAD FLAGS(5); constants PT_LOAD FLAGS(4); data PT_LOAD FLAGS(6); }
        SECTIONS
        {
            . = 0x{{address.ToString("x", CultureInfo.InvariantCulture)}};
            .text : { *(.text .text.*) } :code
            __managedcode : { *(__managedcode) } :code
            __unbox : { *(__unbox) } :code
            . = ALIGN(0x1000);
            .rodata : { *(.rodata .rodata.*) } :constants
            .dotnet_eh_table : { *(.dotnet_eh_table) } :constants
            .eh_frame_hdr : { *(.eh_frame_hdr) } :constants
            .eh_frame : { *(.eh_frame) } :constants
            . = ALIGN(0x1000);
            __modules : { KEEP(*(__modules)) } :data
            .data : { *(.data .data.*) } :data
            .bss : { *(.bss .bss.* COMMON) } :data
            /DISCARD/ : { *(.helix.types) *(.comment) *(.note.*) *(.gnu*) }
        }

        """;
}
