using System;

namespace Helix.Tests.Modules.Specimen;

/// <summary>A small hierarchy with a finalizer, an interface of the class library, and a generic virtual method.</summary>
internal class Animal(string name) : IComparable<Animal>, IDisposable
{
    ~Animal() => Counters.CountFinalized();

    public string Name { get; } = name;

    public bool IsDisposed { get; private set; }

    public int CompareTo(Animal? other) => string.CompareOrdinal(Name, other?.Name);

    public virtual string Describe<T>(T value) => $"{Name} with {typeof(T).Name} {value}";

    public void Dispose() => IsDisposed = true;
}
