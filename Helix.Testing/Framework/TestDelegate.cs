namespace NUnit.Framework;

/// <summary>Code whose exceptions are looked at.</summary>
public delegate void TestDelegate();
