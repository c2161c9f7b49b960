using System;

namespace System.Runtime;

/// <summary>Gives a static method a symbol of this name. The ahead-of-time compiler knows the attribute by name.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
internal sealed class RuntimeExportAttribute(string entryPoint) : Attribute
{
    public string EntryPoint { get; } = entryPoint;
}
