namespace Helix.Tests.Kernel.Slots;

/// <summary>Too large for two registers.</summary>
public readonly record struct Triple(long First, long Second, long Third);
