using System;
using Helix.Interfaces.Modules;
using Helix.Kernel.Core.Registry;

namespace Helix.Tests.Unit.Core;

/// <summary>A module that serves without slots.</summary>
internal sealed class Serving(Module module) : IServingModule
{
    public string Name => Instance.GetType().Name;

    public Module Instance { get; } = module;

    public object? Find(Type contract) => contract.IsInstanceOfType(Instance) ? Instance : null;
}
