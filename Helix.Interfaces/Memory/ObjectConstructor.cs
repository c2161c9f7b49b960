using System;

namespace Helix.Interfaces.Memory;

/// <summary>
/// Prepares the bytes of an object when its cache gets the memory, not at each allocation: who frees an object leaves it
/// prepared.
/// </summary>
public delegate void ObjectConstructor(Span<byte> bytes);
