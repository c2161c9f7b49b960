using System;

namespace NUnit.Framework;

/// <summary>Marks a method that runs before each test; those of base classes run first.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SetUpAttribute : Attribute;
