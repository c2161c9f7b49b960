namespace Helix.Kernel.Core.Hardware;

/// <summary>Something granted that can be taken back.</summary>
internal interface IRevocable
{
    /// <summary>Makes the object useless to whoever still holds it.</summary>
    void Revoke();
}
