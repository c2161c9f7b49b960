namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>How the stack looks at the return address of a call made by assembly code.</summary>
public enum AssemblyFrameKind
{
    /// <summary>The caller's return address lies a fixed number of bytes up; preserved registers are unchanged.</summary>
    Plain,

    /// <summary>As <see cref="Plain"/>, with RBP saved just below the return address.</summary>
    SavedRbp,

    /// <summary>As <see cref="Plain"/>, with RBP, RBX, R12-R15 saved just below the return address, RBP lowest.</summary>
    SavedRegisters,

    /// <summary>As <see cref="SavedRegisters"/>, by the helper that calls a catch or finally funclet.</summary>
    Funclet,

    /// <summary>A <see cref="LimitedContext"/> lies a fixed number of bytes up: the throw site.</summary>
    Throw,

    /// <summary>As <see cref="Plain"/>, and a method with one clause that catches everything: a call through an interface slot.</summary>
    Slot,
}
