using System.Collections.Generic;

namespace Helix.Kernel.Core.Registry;

/// <summary>Everybody who hears of starts and stops, in the order in which they came.</summary>
internal sealed class ModuleListeners
{
    private readonly List<IModuleListener> _listeners = [];

    /// <summary>Adds one; before the first module starts.</summary>
    public void Add(IModuleListener listener) => _listeners.Add(listener);

    public void Started(IServingModule module)
    {
        foreach (IModuleListener listener in _listeners)
        {
            listener.Started(module);
        }
    }

    public void Replacing(IServingModule module)
    {
        foreach (IModuleListener listener in _listeners)
        {
            listener.Replacing(module);
        }
    }

    public void Replaced(IServingModule module)
    {
        foreach (IModuleListener listener in _listeners)
        {
            listener.Replaced(module);
        }
    }

    public void Unloaded(string name)
    {
        foreach (IModuleListener listener in _listeners)
        {
            listener.Unloaded(name);
        }
    }

    public void Stopping(IServingModule module)
    {
        foreach (IModuleListener listener in _listeners)
        {
            listener.Stopping(module);
        }
    }
}
