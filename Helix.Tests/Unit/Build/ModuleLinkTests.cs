using System.Collections.Generic;
using System.IO;
using System.Linq;
using Helix.Interfaces.ModuleFiles;
using Helix.Sdk.Build.Images;
using Helix.Sdk.Packaging.Linking;
using Helix.Tests.Unit.Packaging;
using NUnit.Framework;

namespace Helix.Tests.Unit.Build;

/// <summary>A compiled module linked against a kernel of compiled objects.</summary>
public sealed class ModuleLinkTests
{
    private const ulong OtherBase = ModuleLinker.NominalBase + 0x123_4000;

    private static readonly ModuleOwnership Ownership = new("Second");
    private static readonly string[] Prefixes = ["Rh", "SystemNative_", "g_"];

    private KernelSymbols _kernel = null!;
    private LinkedModule _module = null!;
    private ModuleBindings _bindings = null!;

    [OneTimeSetUp]
    public void Link()
    {
        CompiledFixture fixture = CompiledFixture.Instance;
        string kernel = Path.Combine(fixture.Directory, "kernel.elf");
        string script = Path.Combine(fixture.Directory, "kernel.ld");
        File.WriteAllText(script, LinkedImage.Script);
        string[] missing = [.. RuntimeNames().Select(static name => $"--defsym={name}=0x10000000")];
        ImageLinker.Link(
            script, [fixture.Library.Object, fixture.First], kernel, stripped: null,
            ["--unresolved-symbols=ignore-all", "--entry=0", .. missing]);
        _kernel = KernelSymbols.Read(kernel);
        _module = Link("second.linked", ModuleLinker.NominalBase);
        _bindings = ModuleBindings.Read(_module, Ownership);
    }

    [Test]
    public void FixUpsMakeTheImageThatTheLinkerMakesElsewhere()
    {
        byte[] moved = ImageArithmetic.Place(_module.Image);
        ImageArithmetic.Move(moved, _bindings.FixUps, (long)(OtherBase - ModuleLinker.NominalBase));
        byte[] expected = ImageArithmetic.Place(Link("second.other", OtherBase).Image);
        Assert.That(_bindings.FixUps.Count(), Is.GreaterThan(100));
        Assert.That(moved.SequenceEqual(expected), Is.True);
    }

    [Test]
    public void WhatTheKernelHasIsNotBrought()
    {
        HashSet<string> brought = [.. Names()];
        Assert.That(brought, Has.Some.Contains("Second_Second_Use__Sum"));
        Assert.That(brought.Where(name => !Ownership.IsOwn(System.Text.Encoding.UTF8.GetBytes(name)) && KernelHas(name)), Is.Empty);
    }

    [Test]
    public void InstantiationsOverForeignTypesAreShared()
    {
        string[] shared = [.. _bindings.Shared.Select(static item => item.Name)];
        Assert.That(shared, Has.Some.Contains("Enumerable").And.Contains("First_First_Pair"));
        Assert.That(shared, Has.None.Contains("Second_"));
        byte[] memory = ImageArithmetic.Place(_module.Image);
        foreach (SymbolPlaces item in _bindings.Shared)
        {
            foreach (FixUp place in item.Places.Where(static place => place.Kind == FixUpKind.Address))
            {
                // Addends may lead into the thing, never before it.
                Assert.That(ImageArithmetic.Target(memory, place, ModuleLinker.NominalBase), Is.InRange(item.Offset, item.Offset + 4096L), item.Name);
            }
        }
    }

    [Test]
    public void AnObjectOfTypeofThatTheKernelHasIsTakenFromThere()
    {
        // First asks for typeof(Pair), Second as well.
        Assert.That(KernelHas("__RuntimeType_First_First_Pair"), Is.True);
        Assert.That(_bindings.Types.Select(static item => item.Name), Has.None.EqualTo("__RuntimeType_First_First_Pair"));
    }

    private LinkedModule Link(string name, ulong address)
    {
        CompiledFixture fixture = CompiledFixture.Instance;
        return ModuleLinker.Link([fixture.Second], _kernel, Ownership, Path.Combine(fixture.Directory, name), address);
    }

    private bool KernelHas(string name) => _kernel.TryFind(System.Text.Encoding.UTF8.GetBytes(name), out _);

    private IEnumerable<string> Names() => Enumerable.Range(1, _module.File.Symbols.Length - 1)
        .Where(i => _module.File.Symbols[i].WasGlobal && _module.File.Symbols[i].Section is not (0 or 0xfff1))
        .Select(_module.File.SymbolText);

    // What the runtime would define.
    private static IEnumerable<string> RuntimeNames()
    {
        Helix.Sdk.Build.Elf.ElfObject second = Helix.Sdk.Build.Elf.ElfObject.Read(CompiledFixture.Instance.Second);
        return Enumerable.Range(1, second.Symbols.Length - 1)
            .Where(i => second.Symbols[i].Section == 0)
            .Select(second.SymbolText)
            .Where(static name => Prefixes.Any(prefix => name.StartsWith(prefix, System.StringComparison.Ordinal)))
            .Distinct();
    }
}
