using System;

namespace System.Runtime;

/// <summary>Binds an <c>extern</c> method to a symbol at link time. The ahead-of-time compiler knows the attribute by name.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
internal sealed class RuntimeImportAttribute(string dllName, string entryPoint) : Attribute
{
    public string DllName { get; } = dllName;

    public string EntryPoint { get; } = entryPoint;
}
