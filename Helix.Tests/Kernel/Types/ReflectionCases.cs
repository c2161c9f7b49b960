using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Helix.Tests.Kernel.Types;

/// <summary>The reflection that ahead-of-time compilation offers on types known at compile time.</summary>
internal static class ReflectionCases
{
    [KernelCase]
    public static void ActivatorOnAKnownType(CaseOutput output)
    {
        output.Print(Activator.CreateInstance<Settings>().Size);
        output.Print(((Settings)Activator.CreateInstance(typeof(Settings))!).Size);
        output.Print(((Settings)Activator.CreateInstance(typeof(Settings), 9)!).Size);
        output.Print(Activator.CreateInstance(typeof(int)));
    }

    [KernelCase]
    public static void PropertiesByName(CaseOutput output)
    {
        var settings = new Settings();
        PropertyInfo size = typeof(Settings).GetProperty(nameof(Settings.Size))!;
        size.SetValue(settings, 12);
        output.Print(size.GetValue(settings));
        output.Print(size.PropertyType.Name);
        output.PrintAll(typeof(Settings).GetProperties().Select(static p => p.Name).Order(StringComparer.Ordinal));
    }

    [KernelCase]
    public static void MethodsByName(CaseOutput output)
    {
        MethodInfo method = typeof(Settings).GetMethod(nameof(Settings.Scale))!;
        output.Print(method.Invoke(new Settings(), [3]));
        output.Print(method.ReturnType.Name);
        output.PrintAll(method.GetParameters().Select(static p => p.ParameterType.Name + " " + p.Name));
        Exception? exception = output.Throws("invoke", () => method.Invoke(new Settings(), [-1]));
        output.Print(exception?.InnerException?.GetType().Name);
    }

    [KernelCase]
    public static void FieldsByName(CaseOutput output)
    {
        FieldInfo field = typeof(Settings).GetField(nameof(Settings.Tag))!;
        var settings = new Settings();
        field.SetValue(settings, "changed");
        output.Print(settings.Tag);
        output.Print(field.FieldType.Name + " " + field.IsPublic + " " + field.IsStatic);
    }

    [KernelCase]
    public static void CustomAttributes(CaseOutput output)
    {
        NoteAttribute? note = typeof(Settings).GetCustomAttribute<NoteAttribute>();
        output.Print(note?.Text + " " + note?.Level);
        output.Print(typeof(Settings).IsDefined(typeof(SerializableAttribute), false));
        output.Print(typeof(Settings).GetProperty(nameof(Settings.Size))!.GetCustomAttribute<NoteAttribute>()!.Text);
    }

    [KernelCase]
    public static void GenericInstantiationThatExists(CaseOutput output)
    {
        Opaque.Use(new List<Version>());
        Type type = typeof(List<>).MakeGenericType(typeof(Version));
        output.Print(type == typeof(List<Version>));
    }

    [KernelCase]
    public static void DelegateMethodName(CaseOutput output)
    {
        Func<int, int> scale = new Settings().Scale;
        output.Print(scale.Method.Name);
    }

    [KernelCase]
    public static void AssemblyName(CaseOutput output)
    {
        output.Print(typeof(List<int>).Assembly.GetName().Name);
        output.Print(typeof(object).Assembly == typeof(string).Assembly);
    }

    [Note("a class", Level = 3)]
    private sealed class Settings
    {
#pragma warning disable CA1051 // Fields are what is reflected upon.
        public string Tag = "tag";
#pragma warning restore CA1051

        public Settings()
        {
        }

        public Settings(int size) => Size = size;

        [Note("a property")]
        public int Size { get; set; } = 4;

        public int Scale(int factor) => factor < 0 ? throw new FormatException() : Size * factor;
    }

    [AttributeUsage(AttributeTargets.All)]
    private sealed class NoteAttribute(string text) : Attribute
    {
        public string Text { get; } = text;

        public int Level { get; set; }
    }
}
