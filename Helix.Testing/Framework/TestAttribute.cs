using System;

namespace NUnit.Framework;

/// <summary>Marks a test: a method of an instance, without parameters.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TestAttribute : Attribute;
