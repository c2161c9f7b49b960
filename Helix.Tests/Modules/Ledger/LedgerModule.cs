using Helix.Interfaces.Modules;
using Helix.Interfaces.Storage;

namespace Helix.Tests.Modules.Ledger;

/// <summary>The first version: keeps its blocks.</summary>
[HelixModule("ledger", Version = "1.0.0", Description = "Disk for tests", Flags = ModuleFlags.KernelSpace | ModuleFlags.HotReloadable)]
[Provides<IBlockDev>]
public sealed class LedgerModule : LedgerDisk;
