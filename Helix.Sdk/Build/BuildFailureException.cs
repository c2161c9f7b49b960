using System;

namespace Helix.Sdk.Build;

/// <summary>A failure that the person who builds can act upon; its message is printed without a stack trace.</summary>
/// <param name="message">What is wrong and, where known, what to do about it.</param>
public sealed class BuildFailureException(string message) : Exception(message);
