using System.Collections.Generic;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Hardware;

/// <summary>What one module was granted, by the names it declared.</summary>
public sealed class ResourceGrants : IResourceGrants
{
    private readonly Dictionary<string, object> _granted = [];

    /// <inheritdoc />
    public Result<IPortRange> Ports(string name) => Find<IPortRange>(name);

    /// <inheritdoc />
    public Result<IInterruptLine> Interrupt(string name) => Find<IInterruptLine>(name);

    /// <inheritdoc />
    public Result<IMmioRegion> Memory(string name) => Find<IMmioRegion>(name);

    /// <summary>Adds something granted.</summary>
    internal void Add(string name, object granted) => _granted.Add(name, granted);

    /// <summary>Whether this object is among it.</summary>
    internal bool Has(object granted)
    {
        foreach (object other in _granted.Values)
        {
            if (ReferenceEquals(other, granted))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Disconnects what handlers are left: they belong to an instance that has stopped.</summary>
    internal void DisconnectInterrupts()
    {
        foreach (object granted in _granted.Values)
        {
            (granted as InterruptLine)?.Disconnect();
        }
    }

    /// <summary>Takes everything back.</summary>
    internal void Revoke()
    {
        foreach (object granted in _granted.Values)
        {
            ((IRevocable)granted).Revoke();
        }

        Clear();
    }

    /// <summary>Takes back what the other does not have.</summary>
    internal void RevokeAllBut(ResourceGrants other)
    {
        foreach (object granted in _granted.Values)
        {
            if (!other.Has(granted))
            {
                ((IRevocable)granted).Revoke();
            }
        }
    }

    /// <summary>Forgets everything, which belongs to another instance now.</summary>
    internal void Clear() => _granted.Clear();

    private Result<T> Find<T>(string name)
        where T : class =>
        _granted.TryGetValue(name, out object? granted) && granted is T typed ? Result<T>.Success(typed) : Status.NotFound;
}
