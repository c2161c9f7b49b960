using System;

namespace Helix.Tests.Kernel;

/// <summary>One case: its unique name <c>Class.Method</c>, where it runs, and its body.</summary>
public sealed record KernelCase(string Name, KernelCaseKind Kind, Action<CaseOutput> Body);
