using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Storage;

namespace Helix.Tests.Kernel.Separate;

/// <summary>What crosses the boundary between this assembly, Helix's contracts and the class library, each compiled by itself.</summary>
internal static class SeparateCompilationCases
{
    [KernelCase]
    public static void CastsToInterfacesOfOtherAssemblies(CaseOutput output)
    {
        object o = Opaque.Hide<object>(new Manifold());
        output.Print(o is IDisposable);
        output.Print(o is ICloneable and IComparable and IFormattable and IFormatProvider and ICustomFormatter);
        output.Print(o is ITuple and IList and ICollection and IEnumerable and IEqualityComparer and IComparer);
        output.Print(o is IStructuralEquatable and IStructuralComparable);
        output.Print(o is IEquatable<Manifold> and IComparable<string> and IReadOnlyCollection<Guid> and IEnumerable<Guid>);
        output.Print(o is IObservable<int> and IProgress<long> and IBlockDev and IDisposableMark);
        output.Print(o is IConvertible or IAsyncDisposable or IEquatable<string> or IReadOnlyList<Guid> or IComparer<int>);
    }

    [KernelCase]
    public static void CallsThroughInterfacesWithoutParameters(CaseOutput output)
    {
        object o = Opaque.Hide<object>(new Manifold());
        ((IDisposable)o).Dispose();
        output.Print(((Manifold)o).Last);
        output.Print(((ICloneable)o).Clone());
        output.Print(((IComparable)o).CompareTo(o));
        output.Print(((IFormattable)o).ToString("f", CultureInfo.InvariantCulture));
        output.Print(((ITuple)o).Length);
        output.Print(((ITuple)o)[6]);
        output.Print(((IEqualityComparer)o).GetHashCode(o));
        output.Print(((IComparer)o).Compare(o, o));
        output.Print(((IStructuralEquatable)o).GetHashCode((IEqualityComparer)o));
        output.Print(((IStructuralComparable)o).CompareTo(o, (IComparer)o));
        output.Print(((IDisposableMark)o).Mark);
    }

    [KernelCase]
    public static void CallsThroughALongInterface(CaseOutput output)
    {
        var manifold = new Manifold();
        var list = (IList)Opaque.Hide<object>(manifold);
        output.Print(list.Count);
        output.Print(list.IsSynchronized);
        output.Print(list.SyncRoot);
        output.Print(list.IsFixedSize);
        output.Print(list.IsReadOnly);
        output.Print(list[5]);
        output.Print(list.Add(null));
        output.Print(list.Contains(null));
        output.Print(list.IndexOf(null));
        Action[] actions = [() => list[4] = 1, list.Clear, () => list.Insert(0, 0), () => list.Remove(0), () => list.RemoveAt(0), () => list.CopyTo(new int[1], 0)];
        foreach (Action action in actions)
        {
            action();
            output.Print(manifold.Last);
        }
    }

    [KernelCase]
    public static void CallsThroughGenericInterfaces(CaseOutput output)
    {
        object o = Opaque.Hide<object>(new Manifold());
        output.Print(((IEquatable<Manifold>)o).Equals(new Manifold()));
        output.Print(((IComparable<string>)o).CompareTo("x"));
        output.Print(((IReadOnlyCollection<Guid>)o).Count);
        output.PrintAll((IEnumerable<Guid>)o);
        output.Print(ReferenceEquals(((IObservable<int>)o).Subscribe(null!), o));
        ((IProgress<long>)o).Report(77);
        output.Print(((Manifold)o).Last);
        foreach (object? element in (IEnumerable)o)
        {
            output.Print(element);
        }
    }

    [KernelCase]
    public static void CallsThroughAContract(CaseOutput output)
    {
        var device = (IBlockDev)Opaque.Hide<object>(new Manifold());
        output.Print(device.Read(0, []));
        output.Print(device.Write(0, []));
        output.Print(device.Flush());
        Result<string> result = Opaque.Hide<Result<string>>(Status.NotFound);
        output.Print(result.Or("fallback"));
        output.Print(Opaque.Hide<Result<string>>("value").ToString());
    }

    [KernelCase]
    public static void TheLibraryCallsBack(CaseOutput output)
    {
        var manifold = new Manifold();
        output.Print(string.Format(manifold, "{0} and {1}", 1, "two"));
        output.Print($"{manifold:g}");
        output.Print(new List<Manifold> { manifold }.Contains(manifold));
        output.Print(((IEnumerable<Guid>)manifold).Count());
        output.Print(Opaque.Hide<IEnumerable>(manifold).Cast<string>().Single());
    }

    [KernelCase]
    public static void ExceptionsCrossAssemblies(CaseOutput output)
    {
        var log = new List<string>();
        output.Throws("from a callback in a sort", () => new List<int> { 3, 1, 2 }.Sort((_, _) => Fail(log)));
        output.Throws("from a lazy query", () => Guarded(log));
        output.PrintAll(log);
    }

    [KernelCase]
    public static void TypesAreTheSameEverywhere(CaseOutput output)
    {
        object pairs = Opaque.Hide<object>(new List<KeyValuePair<int, Status>> { new(1, Status.Ok) });
        output.Print(pairs is IReadOnlyList<KeyValuePair<int, Status>>);
        output.Print(pairs.GetType() == typeof(List<KeyValuePair<int, Status>>));
        output.Print(pairs.GetType().GetGenericTypeDefinition() == typeof(List<>));
        output.Print(ModuleCatalog.Snapshot().GetType().GetElementType() == typeof(ModuleDescriptor));
        output.Print(new Dictionary<Type, int> { [typeof(Status)] = 5 }[Opaque.Hide<object>(Status.Ok).GetType()]);
    }

    private static int Fail(List<string> log)
    {
        try
        {
            throw new FormatException("inside");
        }
        finally
        {
            log.Add("finally");
        }
    }

    private static void Guarded(List<string> log)
    {
        try
        {
            Opaque.Use(new[] { 1, 2 }.Select(x => 10 / (x - 1)).ToArray());
        }
        catch (DivideByZeroException e) when (Note(log, "filter"))
        {
            throw new InvalidOperationException("outside", e);
        }
    }

    private static bool Note(List<string> log, string text)
    {
        log.Add(text);
        return true;
    }
}
