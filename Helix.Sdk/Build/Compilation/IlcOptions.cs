using System.Collections.Generic;

namespace Helix.Sdk.Build.Compilation;

/// <summary>The compiler options that all objects share; they must agree, because code is inlined across objects.</summary>
public static class IlcOptions
{
    /// <summary>Assemblies whose initialisers run before anything else, in this order.</summary>
    public static IReadOnlyList<string> InitializedAssemblies { get; } =
    [
        "System.Private.CoreLib",
        "System.Private.StackTraceMetadata",
        "System.Private.TypeLoader",
        "System.Private.Reflection.Execution",
    ];

    private static IReadOnlyList<string> Features { get; } =
    [
        "System.Diagnostics.Debugger.IsSupported=false",
        "System.Diagnostics.Metrics.Meter.IsSupported=false",
        "System.Diagnostics.Tracing.EventSource.IsSupported=false",
        "System.Globalization.Invariant=true",
        "System.Globalization.PredefinedCulturesOnly=true",
        "System.Resources.UseSystemResourceKeys=false",
        "System.Runtime.Serialization.EnableUnsafeBinaryFormatterSerialization=false",
        "System.StartupHookProvider.IsSupported=false",
        "System.Text.Encoding.EnableUnsafeUTF7Encoding=false",
        "System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault=false",
    ];

    /// <summary>The shared options, one for each line of a response file.</summary>
    /// <returns>The options.</returns>
    public static IEnumerable<string> Shared()
    {
        yield return "--multifile";
        yield return "-O";
        yield return "--targetos:linux";
        yield return "--targetarch:x64";
        yield return "--stacktracedata";
        yield return "--directpinvoke:libSystem.Native";
        yield return "--notrimwarn";
        foreach (string feature in Features)
        {
            yield return "--feature:" + feature;
            yield return "--runtimeknob:" + feature;
        }
    }
}
