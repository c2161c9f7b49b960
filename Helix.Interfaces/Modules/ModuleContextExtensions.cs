using System;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Diagnostics;

namespace Helix.Interfaces.Modules;

/// <summary>The typed forms of <see cref="IModuleContext"/>.</summary>
public static class ModuleContextExtensions
{
    /// <summary>The implementation of <typeparamref name="T"/> that serves now; null if there is none.</summary>
    public static T? Get<T>(this IModuleContext context)
        where T : class => context.Find(typeof(T)) as T;

    /// <summary>Every implementation of <typeparamref name="T"/> that serves now.</summary>
    public static T[] GetAll<T>(this IModuleContext context)
        where T : class
    {
        object[] found = context.FindAll(typeof(T));
        var typed = new T[found.Length];
        Array.Copy(found, typed, found.Length);
        return typed;
    }

    /// <summary>
    /// A value of the module's configuration, or the default if it is not set. A value that is no <typeparamref name="T"/> gives
    /// the default and a warning in the log. Whole numbers may be hexadecimal with <c>0x</c>.
    /// </summary>
    public static T GetConfig<T>(this IModuleContext context, string key, T defaultValue)
        where T : struct, IParsable<T>
    {
        string? text = context.Configuration.Find(key);
        if (text is null)
        {
            return defaultValue;
        }

        if (ConfigText.TryParse(text, out T value))
        {
            return value;
        }

        context.Log.Write(LogLevel.Warning, $"{context.Metadata.Name}.{key}: '{text}' cannot be read; using {defaultValue}");
        return defaultValue;
    }

    /// <summary>A text of the module's configuration, or the default if it is not set.</summary>
    public static string GetConfig(this IModuleContext context, string key, string defaultValue) =>
        context.Configuration.Find(key) ?? defaultValue;
}
