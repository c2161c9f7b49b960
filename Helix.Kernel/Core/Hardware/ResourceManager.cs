using System.Collections.Generic;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Hardware;

/// <summary>
/// Grants the hardware that modules declare, each piece to one module at a time. Called by the registry only, which sees to it that one
/// call is carried out at a time.
/// </summary>
/// <param name="hardware">The bare machine.</param>
/// <param name="bootInfo">Says where the framebuffer is.</param>
/// <param name="log">Hears of conflicts.</param>
public sealed class ResourceManager(IHardware hardware, IBootInfo bootInfo, ILog log)
{
    private const int InterruptLines = 16;
    private const ulong PortSpace = 0x10000;
    private const ulong AddressSpace = 1UL << 52;

    private readonly List<Claim> _claims = [];

    /// <summary>Grants everything in the list, or nothing.</summary>
    /// <param name="owner">The module's name.</param>
    /// <param name="declarations">What it declared.</param>
    /// <param name="configuration">May move a declared resource: its name is the key.</param>
    /// <returns>
    /// <see cref="Status.Busy"/> if another module has a part of it, <see cref="Status.OutOfRange"/> if the configuration moves it out of
    /// the machine, <see cref="Status.InvalidArgument"/> if the configuration is no number, <see cref="Status.DeviceAbsent"/> if there is
    /// no framebuffer, or why memory cannot be mapped.
    /// </returns>
    public Result<ResourceGrants> Grant(string owner, IReadOnlyList<ResourceDeclaration> declarations, ICfgGroup configuration)
    {
        var grants = new ResourceGrants();
        foreach (ResourceDeclaration declaration in declarations)
        {
            Status status = GrantOne(owner, declaration, configuration, grants, predecessor: null);
            if (status.IsError())
            {
                Release(owner, grants);
                return status;
            }
        }

        return grants;
    }

    /// <summary>
    /// Grants what a successor of the same name declares, while its predecessor keeps what it has: what both declare is the same object,
    /// so that nothing of it is taken by another in between. <see cref="Settle"/> ends the overlap. Statuses as for <see cref="Grant"/>.
    /// </summary>
    public Result<ResourceGrants> PassOver(
        string owner, ResourceGrants predecessor, IReadOnlyList<ResourceDeclaration> declarations, ICfgGroup configuration)
    {
        var grants = new ResourceGrants();
        foreach (ResourceDeclaration declaration in declarations)
        {
            Result<Claim> wanted = Locate(owner, declaration, configuration);
            Claim? shared = wanted.IsOk ? _claims.Find(claim => claim.IsSameAs(wanted.Value) && predecessor.Has(claim.Granted!)) : null;
            Status status = shared is null ? GrantOne(owner, declaration, configuration, grants, predecessor) : Status.Ok;
            if (shared is not null)
            {
                grants.Add(declaration.Name, shared.Granted!);
            }

            if (status.IsError())
            {
                Settle(predecessor, grants);
                return status;
            }
        }

        return grants;
    }

    /// <summary>Takes back what only one of two instances of a module was granted.</summary>
    /// <param name="kept">What the instance has that lives on.</param>
    /// <param name="dropped">What the other had.</param>
    public void Settle(ResourceGrants kept, ResourceGrants dropped)
    {
        dropped.RevokeAllBut(kept);
        _claims.RemoveAll(claim => dropped.Has(claim.Granted!) && !kept.Has(claim.Granted!));
        dropped.Clear();
    }

    /// <summary>Takes back what a module was granted.</summary>
    public void Release(string owner, ResourceGrants grants)
    {
        grants.Revoke();
        _claims.RemoveAll(claim => claim.Owner == owner);
    }

    private Status GrantOne(
        string owner, ResourceDeclaration declaration, ICfgGroup configuration, ResourceGrants grants, ResourceGrants? predecessor)
    {
        Result<Claim> wanted = Locate(owner, declaration, configuration);
        if (!wanted.TryGet(out Claim? claim))
        {
            return wanted.Status;
        }

        foreach (Claim other in _claims)
        {
            bool passesOver = predecessor is not null && predecessor.Has(other.Granted!);
            if (other.Overlaps(claim) && !passesOver)
            {
                log.Write(LogLevel.Error, $"{owner} cannot have {claim}: {other.Owner} has {other}");
                return Status.Busy;
            }
        }

        Result<object> granted = Make(claim, declaration.Kind);
        if (granted.IsOk)
        {
            _claims.Add(claim with { Granted = granted.Value });
            grants.Add(declaration.Name, granted.Value);
        }

        return granted.Status;
    }

    private Result<Claim> Locate(string owner, ResourceDeclaration declaration, ICfgGroup configuration)
    {
        if (declaration.Kind == ResourceKind.Framebuffer)
        {
            return bootInfo.Framebuffer is { } framebuffer
                ? new Claim(owner, ResourceKind.Memory, framebuffer.Address.Value, (ulong)framebuffer.PitchBytes * (ulong)framebuffer.Height)
                : Status.DeviceAbsent;
        }

        ulong start = declaration.Start;
        if (configuration.Find(declaration.Name) is { } text && !ConfigText.TryParse(text, out start))
        {
            log.Write(LogLevel.Error, $"{owner}.{declaration.Name}: '{text}' is no number");
            return Status.InvalidArgument;
        }

        ulong limit = declaration.Kind switch
        {
            ResourceKind.Ports => PortSpace,
            ResourceKind.Interrupt => InterruptLines,
            _ => AddressSpace,
        };
        return declaration.Length <= limit && start <= limit - declaration.Length
            ? new Claim(owner, declaration.Kind, start, declaration.Length)
            : Status.OutOfRange;
    }

    private Result<object> Make(Claim claim, ResourceKind kind)
    {
        switch (kind)
        {
            case ResourceKind.Ports:
                return new PortRange(hardware, (ushort)claim.Start, (int)claim.Length);
            case ResourceKind.Interrupt:
                return new InterruptLine(hardware, (int)claim.Start);
            default:
                MemoryCaching caching = kind == ResourceKind.Framebuffer ? MemoryCaching.WriteCombining : MemoryCaching.Uncached;
                Result<nint> mapped = hardware.MapDevice(new PhysicalAddress(claim.Start), (long)claim.Length, caching);
                return mapped.IsOk ? new MmioRegion(hardware, mapped.Value, (long)claim.Length) : mapped.Status;
        }
    }

    /// <summary>A piece of hardware that has an owner.</summary>
    private sealed record Claim(string Owner, ResourceKind Kind, ulong Start, ulong Length)
    {
        /// <summary>The object that stands for it, once it is granted.</summary>
        public object? Granted { get; init; }

        public bool IsSameAs(Claim other) =>
            Owner == other.Owner && Kind == other.Kind && Start == other.Start && Length == other.Length;

        public bool Overlaps(Claim other) =>
            Kind == other.Kind && Start < other.Start + other.Length && other.Start < Start + Length;

        public override string ToString() => Kind switch
        {
            ResourceKind.Ports => $"ports 0x{Start:x} to 0x{Start + Length - 1:x}",
            ResourceKind.Interrupt => $"interrupt {Start}",
            _ => $"memory 0x{Start:x} to 0x{Start + Length - 1:x}",
        };
    }
}
