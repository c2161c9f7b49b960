using System;
using System.Collections.Generic;
using Helix.Interfaces.Shell;

namespace Helix.Interfaces.Modules;

/// <summary>
/// While it is open, what the running thread adds to <see cref="ModuleCatalog"/> and <see cref="CommandCatalog"/> goes here
/// instead: the loader runs a module's initialisers in one. They do not nest.
/// </summary>
public sealed class CatalogCapture : IDisposable
{
    [ThreadStatic]
    private static CatalogCapture? _current;

    private readonly List<ModuleDescriptor> _modules = [];
    private readonly List<CommandDescriptor> _commands = [];

    private CatalogCapture()
    {
    }

    /// <summary>The modules that were added.</summary>
    public IReadOnlyList<ModuleDescriptor> Modules => _modules;

    /// <summary>The commands that were added.</summary>
    public IReadOnlyList<CommandDescriptor> Commands => _commands;

    /// <summary>Opens one for the running thread; <see cref="Dispose"/> on the same thread closes it.</summary>
    /// <exception cref="InvalidOperationException">One is open.</exception>
    public static CatalogCapture Open() =>
        _current = _current is null ? new CatalogCapture() : throw new InvalidOperationException("A capture is open already.");

    /// <summary>Closes it; what was captured stays readable.</summary>
    public void Dispose() => _current = null;

    internal static bool Take(ModuleDescriptor module)
    {
        _current?._modules.Add(module);
        return _current is not null;
    }

    internal static bool Take(CommandDescriptor command)
    {
        _current?._commands.Add(command);
        return _current is not null;
    }
}
