using System;

namespace Helix.Interfaces.Modules;

/// <summary>
/// The module implements this interface and offers it to others, in the version of the contract it was compiled against.
/// </summary>
/// <typeparam name="T">An interface with a <see cref="ContractAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ProvidesAttribute<T> : Attribute
    where T : class;
