using System;

namespace Helix.Tests.Kernel;

/// <summary>Marks a <c>public static void Name(CaseOutput output)</c> method as a test case; the generator lists it in <c>KernelCases.All</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelCaseAttribute(KernelCaseKind kind = KernelCaseKind.Ordinary) : Attribute
{
    /// <summary>Where and when the case runs.</summary>
    public KernelCaseKind Kind { get; } = kind;
}
