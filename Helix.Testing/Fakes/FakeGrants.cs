using System.Collections.Generic;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Primitives;

namespace Helix.Testing.Fakes;

/// <summary>What a module declared, of a fake machine; moved by its configuration as the kernel moves it.</summary>
internal sealed class FakeGrants(FakeMachine machine, IReadOnlyList<ResourceDeclaration> declarations, ICfgGroup configuration) : IResourceGrants
{
    private const ulong FramebufferAddress = 0xE000_0000;
    private const int FramebufferBytes = 1 << 22;

    public Result<IPortRange> Ports(string name) => Find(name, ResourceKind.Ports) is { } found
        ? Result<IPortRange>.Success(new FakePortRange(machine, Start(found), (int)found.Length))
        : Status.NotFound;

    public Result<IInterruptLine> Interrupt(string name) => Find(name, ResourceKind.Interrupt) is { } found
        ? Result<IInterruptLine>.Success(new FakeInterruptLine(machine, (int)Start(found)))
        : Status.NotFound;

    public Result<IMmioRegion> Memory(string name)
    {
        if (Find(name, ResourceKind.Memory) is { } found)
        {
            return Result<IMmioRegion>.Success(new FakeMmioRegion(machine.Memory(Start(found), (int)found.Length)));
        }

        return Find(name, ResourceKind.Framebuffer) is null
            ? Status.NotFound
            : Result<IMmioRegion>.Success(new FakeMmioRegion(machine.Memory(FramebufferAddress, FramebufferBytes)));
    }

    private ResourceDeclaration? Find(string name, ResourceKind kind)
    {
        foreach (ResourceDeclaration declaration in declarations)
        {
            if (declaration.Name == name && declaration.Kind == kind)
            {
                return declaration;
            }
        }

        return null;
    }

    private ulong Start(ResourceDeclaration declaration) =>
        configuration.Find(declaration.Name) is { } text && ConfigText.TryParse(text, out ulong moved) ? moved : declaration.Start;
}
