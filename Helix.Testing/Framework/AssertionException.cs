using System;

namespace NUnit.Framework;

/// <summary>An assertion did not hold.</summary>
/// <param name="message">What was expected and what there was.</param>
public sealed class AssertionException(string message) : Exception(message);
