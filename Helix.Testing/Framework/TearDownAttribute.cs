using System;

namespace NUnit.Framework;

/// <summary>Marks a method that runs after each test, also after one that failed; those of base classes run last.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TearDownAttribute : Attribute;
