namespace Helix.Interfaces.Tasks;

/// <summary>A processor at one moment.</summary>
/// <param name="Number">Its number, from 0, which is the one that booted.</param>
/// <param name="HardwareNumber">Number of its local interrupt controller, as the firmware gives it.</param>
/// <param name="ThreadId">The thread that it runs; its idle thread if it has nothing to do.</param>
public sealed record ProcessorInformation(int Number, int HardwareNumber, int ThreadId);
