using System;
using System.Collections.Generic;
using System.IO;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Modules;
using Helix.Sdk.Build.Images;
using Helix.Sdk.Packaging.Files;
using Helix.Sdk.Packaging.Linking;

namespace Helix.Tests.Unit.Packaging;

/// <summary>A kernel and a module in assembly language, with one of each thing that a module file holds; made once.</summary>
internal sealed class SampleModule
{
    private const string KernelSource = """
        global KernelFunction:function hidden, KernelData:data hidden, __RuntimeType_Kernel_Thing:data hidden
        section .text
        KernelFunction: ret
        section .data
        KernelData: dq 1
        __RuntimeType_Kernel_Thing: dq 2, 3
        """;

    private const string KernelScript = """
        SECTIONS
        {
            . = 0xffffffff80200000;
            .note.gnu.build-id : { *(.note.gnu.build-id) }
            .text : { *(.text) }
            .data : { *(.data) }
        }
        """;

    // Sections and tables as ILC writes them: see the checks in Helix.Interfaces/ModuleFiles/ModuleTables.cs.
    private const string ModuleSource = """
        extern KernelFunction, KernelData, __RuntimeType_Kernel_Thing
        extern Shared_Method, _ZTV6Sample_Type, __RuntimeType_Sample_Type
        global Sample_Method:function hidden

        section __managedcode progbits alloc exec nowrite align=16
        Sample_Method:
            call KernelFunction
            call Shared_Method
            lea rax, [rel _ZTV6Sample_Type]
            mov rax, KernelData
            mov rax, _ZTV6Sample_Type
            mov rax, __RuntimeType_Sample_Type
            mov rax, __RuntimeType_Kernel_Thing
            ret
        Sample_End:

        section __unbox progbits alloc exec nowrite align=16
        Stub: nop

        section .eh_frame progbits alloc noexec nowrite align=8
        CommonStart:
            dd CommonEnd - $ - 4
            dd 0
            db 1, "zR", 0, 1, 0x78, 16, 1, 0x1b, 0x0c, 7, 8, 0x90, 1
            align 8, db 0
        CommonEnd:
        Frame:
            dd FrameEnd - $ - 4
            dd $ - CommonStart
            dd Sample_Method - $
            dd Sample_End - Sample_Method
            db 0
            align 8, db 0
        FrameEnd:

        section .rodata progbits alloc noexec nowrite align=8
        Constant: dq 5, Shared_Method

        section __modules progbits alloc noexec write align=8
            dq Header

        section .data progbits alloc noexec write align=8
        Header:
            db "RTR", 0
            dw 10, 1
            dd 0
            dw 3
            db 24, 1
            dd 201, 1
            dq Statics, Statics + 4
            dd 204, 0
            dq Pointer, 0
            dd 300, 1
            dq Constant, Constant + 16
        Pointer: dq Sample_Method
        Space: dq Zeros, Stub
        Statics: dd Cell - Statics
            align 8, db 0
        Cell: dd _ZTV6Sample_Type - $ + 1
            dd 0

        section .bss nobits alloc noexec write align=8
        Zeros: resq 600
        """;

    // In an object of its own: the assembler names what is in the same one by its section.
    private const string ThingSource = """
        global Shared_Method:function hidden, _ZTV6Sample_Type:data hidden, __RuntimeType_Sample_Type:data hidden
        section __managedcode progbits alloc exec nowrite align=16
        Shared_Method: ret

        section .data progbits alloc noexec write align=8
        _ZTV6Sample_Type: dq 0, 0, 0
            dd 0
        Lead: dd Writable - Lead
        Writable: dq 0
        __RuntimeType_Sample_Type: dq 0, _ZTV6Sample_Type
        """;

    private static readonly Lazy<SampleModule> Shared = new(() => new SampleModule());

    private SampleModule()
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("helix-sample-").FullName;
        Kernel = MakeKernel("kernel");
        Objects = [Assemble("module", ModuleSource), Assemble("things", ThingSource)];
        Symbols = KernelSymbols.Read(Kernel);
        Module = ModuleLinker.Link(Objects, Symbols, Ownership, Path.Combine(Directory, "module.linked"));
        Bindings = ModuleBindings.Read(Module, Ownership);
        Manifest = new ModuleManifest(
            new ModuleMetadata(7, "sample", new ModuleVersion(1, 2, 3), "Größe", "An author", "MIT", ModuleFlags.KernelSpace | ModuleFlags.HotReloadable),
            FaultPolicy.Isolate,
            [new ManifestInterface(3, "BlockDev", new ModuleVersion(1, 0, 0))],
            [new ManifestDependency(4, "Log", VersionRange.Parse("[1.0,2.0)"), DependencyNeed.Optional)],
            new ModuleVersion(0, 1, 0),
            Symbols.BuildId);
        Elf = ModuleFileWriter.WriteElf(Manifest, Module, Bindings);
        File = ModuleFileWriter.Finish(Elf, []);
    }

    public static SampleModule Instance => Shared.Value;

    public static ModuleOwnership Ownership { get; } = new("Sample");

    public string Directory { get; }

    public string Kernel { get; }

    public IReadOnlyList<string> Objects { get; }

    public KernelSymbols Symbols { get; }

    public LinkedModule Module { get; }

    public ModuleBindings Bindings { get; }

    public ModuleManifest Manifest { get; }

    public byte[] Elf { get; }

    public byte[] File { get; }

    public static bool IsMade => Shared.IsValueCreated;

    /// <summary>Assembles a source.</summary>
    public string Assemble(string name, string source)
    {
        string path = Path.Combine(Directory, name + ".asm");
        System.IO.File.WriteAllText(path, source + "\n");
        Assembler.Assemble([path], [path + ".o"]);
        return path + ".o";
    }

    private string MakeKernel(string name)
    {
        string script = Path.Combine(Directory, name + ".ld");
        System.IO.File.WriteAllText(script, KernelScript);
        string output = Path.Combine(Directory, name + ".elf");
        ImageLinker.Link(script, [Assemble(name, KernelSource)], output, output + ".stripped", ["--entry=0"]);
        return output;
    }
}
