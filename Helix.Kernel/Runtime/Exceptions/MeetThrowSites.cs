namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>What a stack walk does at the frame of a throw helper.</summary>
internal enum MeetThrowSites
{
    /// <summary>It ends: no exception leaves the dispatcher itself.</summary>
    No,

    /// <summary>It goes on at the throw site.</summary>
    Pass,
}
