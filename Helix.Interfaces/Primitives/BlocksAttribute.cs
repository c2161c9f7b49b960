using System;

namespace Helix.Interfaces.Primitives;

/// <summary>
/// The function may make its caller wait for a device, another thread or a time. On a contract: each of its functions does, but
/// for those with <see cref="NoHeapAllocationAttribute"/>. The compiler reports a call from code that may run at interrupt level.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Interface)]
public sealed class BlocksAttribute : Attribute;
