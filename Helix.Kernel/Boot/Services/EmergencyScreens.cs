using System;
using System.Collections.Generic;
using Helix.Interfaces.Console;
using Helix.Kernel.Core.Registry;

namespace Helix.Kernel.Boot.Services;

/// <summary>
/// Keeps the panic report's list of screens as modules come and go. It holds the modules' objects, as nothing else can be called when the
/// system has stopped, and lets go of them in time.
/// </summary>
internal sealed class EmergencyScreens : IModuleListener
{
    private readonly Dictionary<string, IEmergencyConsole> _screens = new(StringComparer.Ordinal);
    private bool _isOpen;

    /// <summary>From now on the panic report may use the screens: the early console has let go of them.</summary>
    public void Open()
    {
        lock (_screens)
        {
            _isOpen = true;
            Publish();
        }
    }

    public void Started(IServingModule module) => Replaced(module);

    public void Replaced(IServingModule module)
    {
        lock (_screens)
        {
            if (module.Instance is IEmergencyConsole screen)
            {
                _screens[module.Name] = screen;
                Publish();
            }
            else if (_screens.Remove(module.Name))
            {
                Publish();
            }
        }
    }

    public void Stopping(IServingModule module)
    {
        lock (_screens)
        {
            if (_screens.Remove(module.Name))
            {
                Publish();
            }
        }
    }

    private void Publish()
    {
        if (_isOpen)
        {
            PanicScreen.Use([.. _screens.Values]);
        }
    }
}
