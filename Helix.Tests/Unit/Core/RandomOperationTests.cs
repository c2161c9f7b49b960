using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

/// <summary>Random operations on a few modules, against a model that knows states and versions only.</summary>
[TestFixture]
internal sealed class RandomOperationTests : RegistryFixture
{
    private const int Steps = 400;

    private static readonly string[] Names = ["a", "b", "c"];

    private readonly Dictionary<string, ModuleState> _states = [];
    private readonly Dictionary<string, bool> _fromFile = [];

    [Test]
    public void TheRegistryDoesWhatTheModelSays([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        _states.Clear();
        _fromFile.Clear();

        // a and b provide Alpha; c requires it.
        Add("a", [Offers<IAlpha>()], prepare: module => module.State = [1]);
        Add("b", [Offers<IAlpha>()]);
        Add("c", requires: [Needs<IAlpha>()]);
        foreach (string name in Names)
        {
            _states[name] = ModuleState.Created;
            _fromFile[name] = false;
        }

        for (int i = 0; i < Steps; i++)
        {
            Operate(random, Names[random.Next(Names.Length)]);
            Registry.CheckInvariants();
            Compare($"seed {seed}, step {i}");
        }
    }

    private void Operate(Random random, string name)
    {
        switch (random.Next(7))
        {
            case 0:
                Expect(Manager.StartModule(name), Start(name));
                break;
            case 1:
                Expect(Manager.StopModule(name, DependentsPolicy.Refuse), Stop(name, DependentsPolicy.Refuse));
                break;
            case 2:
                Expect(Manager.StopModule(name, DependentsPolicy.Cascade), Stop(name, DependentsPolicy.Cascade));
                break;
            case 3:
                Expect(Manager.UnloadModule(name).Status, Unload(name));
                break;
            case 4:
                Expect(Manager.LoadModule(FileOf(name, Status.Ok)).Status, Load(name));
                break;
            case 5:
                Expect(Manager.ReloadModule(name, FileOf(name, Status.Ok)).Status, Reload(name, Status.Ok));
                break;
            default:
                Expect(Manager.ReloadModule(name, FileOf(name, Status.Failed)).Status, Reload(name, Status.Failed));
                break;
        }
    }

    private Status Start(string name)
    {
        switch (_states[name])
        {
            case ModuleState.Unloaded:
                return Status.InvalidState;
            case ModuleState.Running:
                return Status.Ok;
        }

        // Every provider that can be started is.
        if (name == "c")
        {
            string[] able = [.. Names.Take(2).Where(provider => _states[provider] != ModuleState.Unloaded)];
            if (able.Length == 0)
            {
                return Status.MissingDependency;
            }

            Array.ForEach(able, provider => _states[provider] = ModuleState.Running);
        }

        _states[name] = ModuleState.Running;
        return Status.Ok;
    }

    private Status Stop(string name, DependentsPolicy policy)
    {
        if (_states[name] != ModuleState.Running)
        {
            return Status.InvalidState;
        }

        string other = name == "a" ? "b" : "a";
        if (name != "c" && _states["c"] == ModuleState.Running && _states[other] != ModuleState.Running)
        {
            if (policy == DependentsPolicy.Refuse)
            {
                return Status.InUse;
            }

            _states["c"] = ModuleState.Stopped;
        }

        _states[name] = ModuleState.Stopped;
        return Status.Ok;
    }

    private Status Unload(string name)
    {
        bool isFresh = _states[name] == ModuleState.Created && _fromFile[name];
        if (!isFresh && _states[name] != ModuleState.Stopped)
        {
            return Status.InvalidState;
        }

        // Behind a file's module the image's comes up again.
        _states[name] = _fromFile[name] ? ModuleState.Created : ModuleState.Unloaded;
        _fromFile[name] = false;
        return Status.Ok;
    }

    private Status Load(string name)
    {
        // A module of the image that was not started makes room, like one that was unloaded.
        if (_states[name] != ModuleState.Unloaded && (_states[name] != ModuleState.Created || _fromFile[name]))
        {
            return Status.AlreadyExists;
        }

        if (name == "c" && Names.Take(2).All(provider => _states[provider] == ModuleState.Unloaded))
        {
            return Status.MissingDependency;
        }

        _states[name] = ModuleState.Created;
        _fromFile[name] = true;
        return Status.Ok;
    }

    private Status Reload(string name, Status answer)
    {
        if (_states[name] != ModuleState.Running)
        {
            return Status.InvalidState;
        }

        // What it requires is started first, as at a start.
        if (name == "c")
        {
            foreach (string provider in Names.Take(2).Where(provider => _states[provider] != ModuleState.Unloaded))
            {
                _states[provider] = ModuleState.Running;
            }
        }

        _fromFile[name] |= answer.IsOk();
        return answer;
    }

    private void Compare(string where)
    {
        foreach (string name in Names)
        {
            ModuleInformation information = Information(name);
            Assert.That(information.State, Is.EqualTo(_states[name]), $"{where}: {name}");
            Assert.That(information.Origin == ModuleOrigin.File, Is.EqualTo(_fromFile[name]), $"{where}: {name}");
        }

        int serving = Names.Take(2).Count(name => _states[name] == ModuleState.Running);
        Assert.That(Manager.Find(typeof(IAlpha)) is not null, Is.EqualTo(serving > 0), where);
        Assert.That(Registry.FindAll(typeof(IAlpha)), Has.Length.EqualTo(serving), where);
        Assert.That(Loader.Loaded, Has.Count.EqualTo(_fromFile.Values.Count(static isFile => isFile)), where);
    }

    private static void Expect(Status actual, Status expected) => Assert.That(actual, Is.EqualTo(expected));

    private ReadOnlyMemory<byte> FileOf(string name, Status check) => Loader.Add(Describe(
        name,
        name == "c" ? [] : [Offers<IAlpha>()],
        name == "c" ? [Needs<IAlpha>()] : [],
        version: 2,
        prepare: module => module.Answers["check"] = _ => check));
}
