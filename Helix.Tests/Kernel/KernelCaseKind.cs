namespace Helix.Tests.Kernel;

/// <summary>Where and when a case runs.</summary>
public enum KernelCaseKind
{
    /// <summary>On the host and in the kernel; both must print the same text.</summary>
    Ordinary,

    /// <summary>In the kernel only, because the host would not survive it; its checks decide.</summary>
    KernelOnly,

    /// <summary>In the kernel only and only when named by the filter: it takes minutes, or ends the system.</summary>
    OnRequest,
}
