namespace Helix.Sdk.Generators;

/// <summary>The metadata names of the types that the generators know.</summary>
internal static class Names
{
    public const string Module = "Helix.Interfaces.Modules.Module";
    public const string HelixModule = "Helix.Interfaces.Modules.HelixModuleAttribute";
    public const string Contract = "Helix.Interfaces.Modules.ContractAttribute";
    public const string UserPartOf = "Helix.Interfaces.Modules.UserPartOfAttribute`1";
    public const string Function = "Helix.Interfaces.Modules.FunctionAttribute";
    public const string Provides = "Helix.Interfaces.Modules.ProvidesAttribute<T>";
    public const string Requires = "Helix.Interfaces.Modules.RequiresAttribute<T>";
    public const string UsesPorts = "Helix.Interfaces.Hardware.UsesPortsAttribute";
    public const string UsesInterrupt = "Helix.Interfaces.Hardware.UsesInterruptAttribute";
    public const string UsesMemory = "Helix.Interfaces.Hardware.UsesMemoryAttribute";
    public const string UsesFramebuffer = "Helix.Interfaces.Hardware.UsesFramebufferAttribute";
    public const string ShellCommand = "Helix.Interfaces.Shell.ShellCommandAttribute";
    public const string IShellCommand = "Helix.Interfaces.Shell.IShellCommand";
    public const string Status = "Helix.Interfaces.Primitives.Status";
    public const string Result = "Helix.Interfaces.Primitives.Result<T>";
    public const string NoHeapAllocation = "Helix.Interfaces.Primitives.NoHeapAllocationAttribute";
    public const string Blocks = "Helix.Interfaces.Primitives.BlocksAttribute";
    public const string InterruptHandler = "Helix.Interfaces.Hardware.InterruptHandler";
}
