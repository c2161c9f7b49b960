using System.Text;
using Helix.Sdk.Packaging.Linking;
using NUnit.Framework;

namespace Helix.Tests.Unit.Packaging;

/// <summary>Names of symbols as ILC makes them.</summary>
internal sealed class ModuleOwnershipTests
{
    private const string Long = "Helix.Modules.Schedulers.RoundRobin";
    private const string Short = "Helix.Modules.Schedulers.Fair";

    [TestCase(Short, "Helix_Modules_Schedulers_Fair_Helix_Modules_Schedulers_Fair_FairQueue__Charge")]
    [TestCase(Short, "Helix_Modules_Schedulers_Fair_55B0621B9BCF2FAD8627407A9D69E3A6C291A6CD9B517478319FB72518837EF5__ReadyToRunHeader")]
    [TestCase(Long, "_ZTV67Helix_Modules_Schedulers_RoundRobin_Helix_Modules_Schedulers_Common_RunQueue")]
    [TestCase(Long, "S_P_CoreLib_System_Array__Empty<Helix_Modules_Schedulers_RoundRobin_Helix_Modules_Schedulers_Common_RunQueue>")]
    [TestCase(Long, "Helix_Modules_Schedulers_Round_D82BB4A96D914FE5C1B796DF2DB9BD0431E779C28DFE011F7B7ABD8F7B2CCA83__Module")]
    public void WhatHasTheNameOfTheAssemblyOrOfTheCompiledUnitIsTheModules(string assembly, string symbol) =>
        Assert.That(new ModuleOwnership(assembly).IsOwn(Encoding.UTF8.GetBytes(symbol)), Is.True);

    [TestCase(Short, "Helix_Modules_Schedulers_Round_D82BB4A96D914FE5C1B796DF2DB9BD0431E779C28DFE011F7B7ABD8F7B2CCA83__Module")]
    [TestCase(Long, "Helix_Modules_Schedulers_Round_53ECD9967E3CDEA22689C68228147AA38F451FEA2E3E1E4D5CFB47EE615644EB__Module")]
    [TestCase(Long, "S_P_CoreLib_System_Array__Empty<System___Canon>")]
    public void WhatIsAnothersIsNot(string assembly, string symbol) =>
        Assert.That(new ModuleOwnership(assembly).IsOwn(Encoding.UTF8.GetBytes(symbol)), Is.False);
}
