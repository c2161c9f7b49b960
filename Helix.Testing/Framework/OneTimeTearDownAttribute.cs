using System;

namespace NUnit.Framework;

/// <summary>Marks a method that runs after the others of its fixture. In the kernel each test has a fixture of its own, so that it runs once for each.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneTimeTearDownAttribute : Attribute;
