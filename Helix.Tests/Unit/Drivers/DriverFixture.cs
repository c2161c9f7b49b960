using System.Runtime.CompilerServices;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Drivers;

/// <summary>A driver on a fake machine, with the resources it declares.</summary>
internal abstract class DriverFixture<T>
    where T : Module, new()
{
    private readonly string _name;

    protected DriverFixture(string name) => _name = name;

    protected FakeHardware Hardware { get; private set; } = null!;

    protected FakeContext Context { get; private set; } = null!;

    protected T Driver { get; private set; } = null!;

    [OneTimeSetUp]
    public void Register() => RuntimeHelpers.RunModuleConstructor(typeof(T).Module.ModuleHandle);

    [SetUp]
    public void NewMachine() => Hardware = new FakeHardware();

    protected Status Initialize(string settings = "", FakePlatform? platform = null)
    {
        Driver = new T();
        Context = FakeContext.For(_name, Hardware, platform, settings);
        Context.Provide<Helix.Interfaces.Platform.IBootInfo>(platform ?? new FakePlatform());
        return Driver.Initialize(Context);
    }

    protected void Start(string settings = "")
    {
        Assert.That(Initialize(settings), Is.EqualTo(Status.Ok));
        Assert.That(Driver.StartOnce(), Is.EqualTo(Status.Ok));
        Assert.That(Driver.Start(), Is.EqualTo(Status.Ok));
    }
}
