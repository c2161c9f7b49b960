using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Interfaces.Diagnostics;
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

    internal interface IAlpha;

    internal interface IBeta;

    internal interface IGamma;

    protected List<string> Calls { get; } = [];

    protected CfgManager Configuration { get; private set; } = null!;

    protected LogBuffer Log { get; private set; } = null!;

    protected ModuleRegistry Registry { get; private set; } = null!;

    protected SysModManager Manager { get; private set; } = null!;

    [SetUp]
    public void Start()
    {
        Calls.Clear();
        var hardware = new FakeHardware();
        Configuration = new CfgManager();
        Log = new LogBuffer(64, () => TimeSpan.Zero);
        Registry = new ModuleRegistry(Configuration, Log.For("registry"));
        Manager = new SysModManager(Registry, new ResourceManager(hardware, new FakePlatform(), Log.For("resources")), Configuration, Log, hardware);
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
        Action<TestModule>? prepare = null)
    {
        var metadata = new ModuleMetadata(++_nextId, name, new ModuleVersion(1, 0, 0), "", "", "", flags);
        Status status = Registry.Add(new ModuleDescriptor(metadata, Make, provides ?? [], requires ?? [], resources ?? []));
        Assert.That(status, Is.EqualTo(Status.Ok));

        Module Make()
        {
            var module = new TestModule(name, Calls);
            prepare?.Invoke(module);
            return module;
        }
    }

    protected ModuleInformation Information(string name) => Manager.List().Single(module => module.Metadata.Name == name);

    protected ModuleState State(string name) => Information(name).State;

    /// <summary>A module that writes down its calls and answers as it is told.</summary>
    internal sealed class TestModule(string name, List<string> calls) : Module, IAlpha, IBeta, IGamma
    {
        public Dictionary<string, Func<IModuleContext, Status>> Answers { get; } = [];

        public string Name => name;

        public override Status Initialize(IModuleContext context)
        {
            _ = base.Initialize(context);
            return Answer("init");
        }

        public override Status StartOnce() => Answer("once");

        public override Status Start() => Answer("start");

        public override Status Stop() => Answer("stop");

        public override Status Cleanup() => Answer("cleanup");

        private Status Answer(string call)
        {
            calls.Add(name + " " + call);
            return Answers.TryGetValue(call, out Func<IModuleContext, Status>? answer) ? answer(Context) : Status.Ok;
        }
    }
}
