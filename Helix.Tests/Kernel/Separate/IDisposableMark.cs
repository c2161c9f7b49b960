namespace Helix.Tests.Kernel.Separate;

/// <summary>An interface of this assembly whose only member has a body.</summary>
internal interface IDisposableMark
{
    string Mark => "mark of " + GetType().Name;
}
