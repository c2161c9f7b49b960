namespace NUnit.Framework;

/// <summary>Code whose value or exception is looked at.</summary>
public delegate T ActualValueDelegate<T>();
