using System;
using System.Collections.Generic;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Console;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Kernel.Core.BootFiles;
using Helix.Kernel.Core.Configuration;
using Helix.Kernel.Core.Hardware;
using Helix.Kernel.Core.Logging;
using Helix.Kernel.Core.Registry;
using Helix.Kernel.Core.Slots;
using Helix.Kernel.Core.Terminal;

namespace Helix.Kernel.Core;

/// <summary>
/// The safe half of the kernel, put together: configuration, log, registry, terminal. <see cref="Start"/> brings all modules up and
/// returns when the main program runs on its own thread.
/// </summary>
/// <remarks>
/// The command line, and the boot file <c>helix.cfg</c>: <c>kernel=name</c> chooses the main program (default <c>shell</c>),
/// <c>log.level=name</c> what is kept (default <c>info</c>) and <c>debug.source=name</c> what is kept of one source,
/// <c>log.console=name</c> what is shown (default <c>warning</c>, and only what was logged before the main program starts),
/// <c>terminal.colours=no</c> for serial lines that take no colours.
/// </remarks>
public sealed class KernelCore
{
    private const int LogCapacity = 1024;
    private const string DefaultMain = "shell";

    private readonly KernelServices _services;
    private readonly ILog _log;
    private readonly BootFileTable _bootFiles;
    private readonly KernelSettings _settings;
    private readonly Dictionary<string, Func<string, Status>> _choices = new(StringComparer.OrdinalIgnoreCase);
    private long _shown;
    private string _main = DefaultMain;

    private KernelCore(KernelServices services)
    {
        _services = services;
        LogBuffer = new LogBuffer(LogCapacity, () => services.Statistics.Uptime);
        _log = LogBuffer.For("kernel");
        CfgManager = new CfgManager();
        _bootFiles = BootFileTable.Read(services.BootArchives, LogBuffer.For("boot-files"));
        _settings = new KernelSettings(CfgManager, LogBuffer);
        _settings.Read(_bootFiles, services.BootInfo.CommandLine);
        AnsiStyle style = _settings.Flag("terminal", "colours", fallback: true) ? AnsiStyle.Coloured : AnsiStyle.Plain;
        Terminal = new SystemTerminal(services.Hardware.CreateSignal(), style, LogBuffer.For("terminal"));
        Registry = new ModuleRegistry(CfgManager, services.Slots, _log);
        var resources = new ResourceManager(services.Hardware, services.BootInfo, LogBuffer.For("resources"));
        Modules = new SysModManager(
            new ManagerServices(Registry, resources, CfgManager, LogBuffer, services.Hardware, services.Statistics, services.Control)
            {
                Loader = services.Loader,
                Files = _bootFiles,
            })
        {
            Faulted = OnFault,
        };
        Modules.ListenWith(Terminal);
        CfgManager.Changed = OnConfigured;
        AddServices();
    }

    /// <summary>The configuration.</summary>
    public CfgManager CfgManager { get; }

    /// <summary>The log.</summary>
    public LogBuffer LogBuffer { get; }

    /// <summary>Who provides what.</summary>
    public ModuleRegistry Registry { get; }

    /// <summary>Starts and stops modules.</summary>
    public SysModManager Modules { get; }

    /// <summary>Every console and serial line at once; also the right place for what programs write to the standard output.</summary>
    public SystemTerminal Terminal { get; }

    /// <summary>Puts the kernel together without starting any module. Needs a running class library and threads.</summary>
    /// <param name="services">What it needs from below.</param>
    /// <param name="modules">The modules of the image, as a rule <see cref="ModuleCatalog.Snapshot"/>.</param>
    public static KernelCore Create(KernelServices services, IReadOnlyList<ModuleDescriptor> modules)
    {
        var core = new KernelCore(services);
        foreach (ModuleDescriptor module in modules)
        {
            _ = core.Registry.Add(module);
        }

        return core;
    }

    /// <summary>Called by <see cref="Start"/> when the modules are started, before the main program is.</summary>
    public Action? ModulesStarted { get; set; }

    /// <summary>
    /// Lets a service of the kernel follow who is chosen for a contract by <c>provider.Contract=name</c> itself, as it does not lead through
    /// slots. Before <see cref="Start"/>.
    /// </summary>
    /// <param name="contract">The contract's name.</param>
    /// <param name="choose">Gets the name of the module; what it answers is told to who set the value.</param>
    public void FollowChoice(string contract, Func<string, Status> choose) => _choices.Add(contract, choose);

    /// <summary>Starts all modules in the order of their dependencies, then the main program.</summary>
    /// <returns>What starting the main program gave; <see cref="Status.NotFound"/> if it is not in the image.</returns>
    public Status Start()
    {
        LogLevel level = _settings.Level("console", LogLevel.Warning);
        Modules.StartSupervisor();
        Modules.StartAll();
        ModulesStarted?.Invoke();
        ShowLog(level);
        if (_settings.HasLogValue("console"))
        {
            LogBuffer.AddSink(new TerminalSink(Terminal, level));
        }

        string? chosen = CfgManager.Root.Find("kernel");
        _main = string.IsNullOrEmpty(chosen) ? DefaultMain : chosen;
        Status status = Modules.StartModule(_main);
        if (status.IsError())
        {
            _log.Write(LogLevel.Critical, $"the main program '{_main}' does not start: {status.Describe()}");
            ShowLog(level);
        }

        return status;
    }

    /// <summary>Shows what the log has gathered: on the terminal, or where early messages go if there is no device for it.</summary>
    private void ShowLog(LogLevel least)
    {
        ILogSink? sink = Terminal.OutputCount > 0 ? new TerminalSink(Terminal, least) : _services.EarlyLog;
        foreach (LogEntry entry in LogBuffer.Read(least, LogCapacity))
        {
            if (entry.Number >= _shown)
            {
                sink?.Accept(entry);
                _shown = entry.Number + 1;
            }
        }
    }

    private void AddServices()
    {
        Registry.AddService<ISysModManager>(Modules, "SysModManager");
        Registry.AddService<ICfgManager>(CfgManager, "CfgManager");
        Registry.AddService<ILogReader>(LogBuffer, "LogReader");
        Registry.AddService<ITerminal>(Terminal, "Terminal");
        Registry.AddService<IBootInfo>(_services.BootInfo, "BootInfo");
        Registry.AddService<IBootFiles>(_bootFiles, "BootFiles");
        Registry.AddService<ISystemStatistics>(_services.Statistics, "SystemStatistics");
        Registry.AddService<IMachineControl>(_services.Control, "MachineControl");
        Registry.AddService(_services.Slots, "SlotFactory");
        if (_services.Processors is { } processors)
        {
            Registry.AddService(processors, "Processors");
        }

        if (_services.Probe is { } probe)
        {
            Registry.AddService(probe, "KernelProbe");
        }
    }

    private Status OnConfigured(string group, string key, string value) =>
        string.Equals(group, ModuleRegistry.ProviderGroup, StringComparison.OrdinalIgnoreCase)
            ? _choices.TryGetValue(key, out Func<string, Status>? choose) ? choose(value) : Modules.FollowChoice(key)
            : _settings.Follow(group, key, value);

    private void OnFault(ModuleMetadata module, Exception exception)
    {
        if (module.Name == _main)
        {
            _services.Control.Panic($"the main program '{_main}' ended with {exception}");
        }
    }
}
