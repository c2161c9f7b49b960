using System.Collections.Generic;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Shell;

namespace Helix.Kernel.Core.Loading;

/// <summary>A loaded image.</summary>
public interface ILoadedModule
{
    /// <summary>What its file says.</summary>
    ModuleManifest Manifest { get; }

    /// <summary>The module that its initialisers registered.</summary>
    ModuleDescriptor Module { get; }

    /// <summary>The shell commands that they registered.</summary>
    IReadOnlyList<CommandDescriptor> Commands { get; }

    /// <summary>Its first byte in memory.</summary>
    ulong Address { get; }

    /// <summary>Its size in memory.</summary>
    long SizeBytes { get; }

    /// <summary>
    /// Takes the image out of the kernel: drops its statics, handles and registrations, flushes every cache of its code and types, and
    /// proves by a collection that nothing points into it any more. Only then is the memory given back; otherwise the image stays, unused ("parked"),
    /// and the answer says who holds it. No reference to the module, its descriptor or its commands may be held by the caller.
    /// </summary>
    UnloadReport Unload();
}
