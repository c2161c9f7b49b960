namespace Helix.Kernel.Machine.Startup;

/// <summary>What the loader left on the screen.</summary>
public enum FramebufferKind
{
    None = 0,
    Text = 1,
    DirectColour = 2,
}
