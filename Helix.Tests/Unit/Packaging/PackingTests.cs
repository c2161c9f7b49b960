using System;
using System.IO;
using System.Linq;
using Helix.Sdk.Build;
using Helix.Sdk.Packaging;
using Helix.Sdk.Packaging.Linking;
using NUnit.Framework;

namespace Helix.Tests.Unit.Packaging;

public sealed class PackingTests
{
    private static string Folder => SampleModule.Instance.Directory;

    [Test]
    public void WhatTheKernelLacksIsNamed()
    {
        string source = SampleModule.Instance.Assemble("lacking", """
            extern S_P_CoreLib_System_Text_Nothing__Do_3
            global Sample_Method:function hidden
            section __managedcode progbits alloc exec nowrite align=16
            Sample_Method: call S_P_CoreLib_System_Text_Nothing__Do_3
            section __modules progbits alloc noexec write align=8
                dq Sample_Method
            """);
        LinkedModule module = ModuleLinker.Link([source], SampleModule.Instance.Symbols, SampleModule.Ownership, source + ".linked");
        Assert.That(
            () => ModuleBindings.Read(module, SampleModule.Ownership),
            Throws.TypeOf<BuildFailureException>().With.Message.Contains("System.Text.Nothing.Do (S_P_CoreLib_System_Text_Nothing__Do_3)"));
    }

    [Test]
    public void ARelocationThatCannotBeExpressedIsRefused()
    {
        string source = SampleModule.Instance.Assemble("narrow", """
            global Sample_Method:function hidden
            section __managedcode progbits alloc exec nowrite align=16
            Sample_Method: mov eax, [abs Sample_Method]
            section __modules progbits alloc noexec write align=8
                dq Sample_Method
            """);
        LinkedModule module = ModuleLinker.Link([source], SampleModule.Instance.Symbols, SampleModule.Ownership, source + ".linked");
        Assert.That(
            () => ModuleBindings.Read(module, SampleModule.Ownership),
            Throws.TypeOf<BuildFailureException>().With.Message.Contains("relocation of type 11"));
    }

    [Test]
    public void AModuleIsOneCompiledObject()
    {
        string source = SampleModule.Instance.Assemble("headless", """
            section .text
            Sample_Method: ret
            """);
        Assert.That(
            () => ModuleLinker.Link([source], SampleModule.Instance.Symbols, SampleModule.Ownership, source + ".linked"),
            Throws.TypeOf<BuildFailureException>().With.Message.Contains("made of one compiled assembly"));
    }

    [Test]
    public void FixUpsMakeTheImageThatTheLinkerMakesElsewhere()
    {
        const ulong OtherBase = ModuleLinker.NominalBase + 0x77_7000;
        SampleModule sample = SampleModule.Instance;
        LinkedModule other = ModuleLinker.Link(sample.Objects, sample.Symbols, SampleModule.Ownership, Path.Combine(Folder, "other.linked"), OtherBase);
        byte[] moved = ImageArithmetic.Place(sample.Module.Image);
        ImageArithmetic.Move(moved, sample.Bindings.FixUps, (long)(OtherBase - ModuleLinker.NominalBase));
        Assert.That(moved.SequenceEqual(ImageArithmetic.Place(other.Image)), Is.True);
    }

    [Test]
    public void BothImagesOfAKernelHaveOneBuildId()
    {
        ReadOnlySpan<byte> stripped = File.ReadAllBytes(SampleModule.Instance.Kernel + ".stripped");
        Assert.That(stripped.IndexOf([.. "GNU\0"u8, .. SampleModule.Instance.Symbols.BuildId]), Is.Positive);
    }

    [Test]
    public void AKernelOfAnotherBuildOfTheContractsIsRefused()
    {
        string interfaces = typeof(Helix.Interfaces.Modules.Module).Assembly.Location;
        var request = new PackRequest(interfaces, SampleModule.Instance.Objects, [interfaces], SampleModule.Instance.Kernel, Path.Combine(Folder, "no.hmod"));
        Assert.That(
            () => new ModulePacker().Pack(request),
            Throws.TypeOf<BuildFailureException>().With.Message.Contains("was made with another build of Helix.Interfaces than the module"));
    }

    [Test]
    public void ARequestIsReadFromLines()
    {
        string path = Path.Combine(Folder, "request.txt");
        File.WriteAllText(path, "assembly=/a.dll\nobject=/a.o\nobject=/b.o\nreference=/i.dll\nkernel=/k=1.elf\noutput=/a.hmod\nspec=\nkey=/k.pem\n");
        PackRequest request = PackRequest.Read(path);
        Assert.That((request.Assembly, request.Kernel, request.Output, request.Spec, request.Key), Is.EqualTo(("/a.dll", "/k=1.elf", "/a.hmod", (string?)null, "/k.pem")));
        Assert.That(request.Objects, Is.EqualTo(new[] { "/a.o", "/b.o" }));
        Assert.That(request.References, Is.EqualTo(new[] { "/i.dll" }));
        File.WriteAllText(path, "assembly=/a.dll\n");
        Assert.That(() => PackRequest.Read(path), Throws.TypeOf<BuildFailureException>().With.Message.Contains("does not say object"));
        Assert.That(() => new ModulePacker().Pack(request with { Kernel = "/nowhere.elf" }), Throws.TypeOf<BuildFailureException>().With.Message.Contains("helix build"));
    }
}
