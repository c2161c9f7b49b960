using Helix.Interfaces.Modules;

namespace Helix.Tests.Modules.Barter;

/// <summary>A contract that the kernel does not know until the module is loaded that brings it. May be called from any thread.</summary>
[Contract(0x7E40, "Barter", "1.0.0")]
public interface IBarter
{
    /// <summary>Gives the number back that was brought before; the first time 0. A negative number is a fault.</summary>
    [Function(0x00)]
    long Exchange(long number);
}
