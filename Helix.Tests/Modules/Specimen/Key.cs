namespace Helix.Tests.Modules.Specimen;

/// <summary>A value type of the module, as an argument of the class library's generic types.</summary>
internal readonly record struct Key(int Number, long Weight);
