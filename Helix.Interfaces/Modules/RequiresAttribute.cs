using System;

namespace Helix.Interfaces.Modules;

/// <summary>The module uses this interface; its provider is started first.</summary>
/// <typeparam name="T">An interface with a <see cref="ContractAttribute"/>.</typeparam>
/// <param name="range">The contract versions it can work with, in the notation of <see cref="VersionRange"/>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RequiresAttribute<T>(string range = "*") : Attribute
    where T : class
{
    /// <summary>The contract versions it can work with.</summary>
    public string Range { get; } = range;

    /// <summary>The module can do without: a provider is started first if there is one.</summary>
    public bool Optional { get; set; }
}
