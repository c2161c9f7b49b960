namespace Helix.Sdk.Generators;

/// <summary>A function of a contract as generated code needs it; all texts are C#.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="DelegateName">The name of its delegate type: its own, with the number if it is overloaded.</param>
/// <param name="MethodSlot">Its place among the interface's methods.</param>
/// <param name="Signature">Its declaration, for people.</param>
/// <param name="ReturnType">What it returns.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Binding">What makes a delegate's body from <c>typed</c>, the object as the interface.</param>
internal sealed record ContractFunctionRow(
    int Number, string Name, string DelegateName, int MethodSlot, string Signature, string ReturnType, string Parameters, string Binding);
