using System;

namespace NUnit.Framework;

/// <summary>Marks a class with tests. The attribute may be left out.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TestFixtureAttribute : Attribute;
