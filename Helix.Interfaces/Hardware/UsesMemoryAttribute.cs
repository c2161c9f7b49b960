using System;

namespace Helix.Interfaces.Hardware;

/// <summary>The module drives this range of device memory.</summary>
/// <param name="name">What the module calls it; <c>module.name=0xfed00000</c> in the configuration moves it.</param>
/// <param name="address">The physical address of its first byte.</param>
/// <param name="sizeBytes">Its size in bytes, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UsesMemoryAttribute(string name, ulong address, ulong sizeBytes) : Attribute
{
    /// <summary>What the module calls it.</summary>
    public string Name { get; } = name;

    /// <summary>The physical address of its first byte.</summary>
    public ulong Address { get; } = address;

    /// <summary>Its size in bytes.</summary>
    public ulong SizeBytes { get; } = sizeBytes;
}
