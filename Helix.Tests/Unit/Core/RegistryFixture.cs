using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Configuration;
using Helix.Kernel.Core.Hardware;
using Helix.Kernel.Core.Logging;
using Helix.Kernel.Core.Registry;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

/// <summary>A registry of modules made up for a test; what they are called for is written down.</summary>
internal abstract class RegistryFixture
{
    private uint _nextId;

    protected List<string> Calls { get; } = [];

    protected CfgManager Configuration { get; private set; } = null!;

    protected LogBuffer Log { get; private set; } = null!;

    protected ModuleRegistry Registry { get; private set; } = null!;

    protected SysModManager Manager { get; private set; } = null!;

    protected FakeLoader Loader { get; private set; } = null!;

    protected FakePlatform Platform { get; private set; } = null!;

    protected FakeHardware Hardware { get; private set; } = null!;

    [SetUp]
    public void Start() => Make([]);

    /// <summary>Makes everything anew, with some configuration.</summary>
    protected void Make((string Group, string Key, string Value)[] settings)
    {
        TestContracts.Register();
        Calls.Clear();
        Hardware = new FakeHardware();
        Platform = new FakePlatform();
        Loader = new FakeLoader();
        Configuration = new CfgManager();
        foreach ((string group, string key, string value) in settings)
        {
            _ = Configuration.Set(group, key, value);
        }

        Log = new LogBuffer(64, () => TimeSpan.Zero);
        Registry = new ModuleRegistry(Configuration, new HostSlotFactory(), Log.For("registry"));
        var resources = new ResourceManager(Hardware, Platform, Log.For("resources"));
        Manager = new SysModManager(new ManagerServices(Registry, resources, Configuration, Log, Hardware, Platform, Platform) { Loader = Loader });
        Configuration.Changed = (group, key, _) => group == ModuleRegistry.ProviderGroup ? Manager.FollowChoice(key) : Status.Ok;
    }

    protected static RequiredInterface Needs<T>(string range = "*", DependencyNeed need = DependencyNeed.Required) =>
        new(typeof(T), typeof(T).Name[1..], VersionRange.Parse(range), need);

    protected static ProvidedInterface Offers<T>(ushort major = 1) => new(typeof(T), typeof(T).Name[1..], new ModuleVersion(major, 0, 0));

    protected void Add(
        string name,
        ProvidedInterface[]? provides = null,
        RequiredInterface[]? requires = null,
        ModuleFlags flags = ModuleFlags.KernelSpace,
        ResourceDeclaration[]? resources = null,
        Action<TestModule>? prepare = null,
        FaultPolicy onFault = FaultPolicy.Restart)
    {
        Status status = Registry.Add(Describe(name, provides, requires, flags, resources, prepare, onFault));
        Assert.That(status, Is.EqualTo(Status.Ok));
    }

    /// <summary>Declares a module, for the registry or for a file.</summary>
    protected ModuleDescriptor Describe(
        string name,
        ProvidedInterface[]? provides = null,
        RequiredInterface[]? requires = null,
        ModuleFlags flags = ModuleFlags.KernelSpace,
        ResourceDeclaration[]? resources = null,
        Action<TestModule>? prepare = null,
        FaultPolicy onFault = FaultPolicy.Restart,
        ushort version = 1)
    {
        uint id = Registry.Find(name)?.Metadata.Id ?? ++_nextId;
        var metadata = new ModuleMetadata(id, name, new ModuleVersion(version, 0, 0), "", "", "", flags);
        return new ModuleDescriptor(metadata, Make, provides ?? [], requires ?? [], resources ?? []) { OnFault = onFault };

        Module Make()
        {
            var module = new TestModule(version == 1 ? name : name + version, Calls);
            prepare?.Invoke(module);
            return module;
        }
    }

    protected ModuleInformation Information(string name) => Manager.List().Single(module => module.Metadata.Name == name);

    protected ModuleState State(string name) => Information(name).State;

    /// <summary>Who answers through the default slot of Alpha.</summary>
    protected string WhoIsAlpha() => (Manager.Find(typeof(IAlpha)) as IAlpha)?.Who() ?? "nobody";

    protected void StartUp(string name) => Assert.That(Manager.StartModule(name), Is.EqualTo(Status.Ok), Information(name).Detail);
}
