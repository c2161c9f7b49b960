using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Helix.Generated.Helix_Tests_ModuleTests;
using Helix.Tests.Kernel;

namespace Helix.Tests.Boot;

/// <summary>The cases of the test image, as this side knows them.</summary>
public static class KnownCases
{
    /// <summary>Every case, ordered by name.</summary>
    public static IReadOnlyList<KernelCase> All { get; } = Load();

    private static IReadOnlyList<KernelCase> Load()
    {
        RuntimeHelpers.RunModuleConstructor(typeof(FixtureCases).Module.ModuleHandle);
        return KernelCaseCatalog.Snapshot();
    }
}
