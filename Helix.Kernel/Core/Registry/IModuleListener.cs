using Helix.Interfaces.Modules;

namespace Helix.Kernel.Core.Registry;

/// <summary>Hears of modules that begin and cease to serve, on the thread that carried it out.</summary>
public interface IModuleListener
{
    /// <summary>The module serves from now on.</summary>
    void Started(Module module);

    /// <summary>The module is about to be stopped.</summary>
    void Stopping(Module module);
}
