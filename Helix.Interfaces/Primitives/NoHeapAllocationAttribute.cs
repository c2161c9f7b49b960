using System;

namespace Helix.Interfaces.Primitives;

/// <summary>
/// The method may run at interrupt level or with interrupts off: it allocates nothing on the heap, takes no lock that a thread
/// holds with interrupts on, and does not block. An implementation of an interface member so marked is bound by it too.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Constructor)]
public sealed class NoHeapAllocationAttribute : Attribute;
