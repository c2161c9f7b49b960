using System;
using System.Collections;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Storage;

namespace Helix.Tests.Kernel.Separate;

/// <summary>A type of this assembly with interfaces of two others; each member tells which it is.</summary>
internal sealed class Manifold :
    IDisposable, ICloneable, IComparable, IFormattable, IFormatProvider, ICustomFormatter, ITuple, IList,
    IEqualityComparer, IComparer, IStructuralEquatable, IStructuralComparable, IEquatable<Manifold>, IComparable<string>,
    IReadOnlyCollection<Guid>, IObservable<int>, IProgress<long>, IBlockDev, IDisposableMark
{
    public string Last { get; private set; } = "";

    int ICollection.Count => 11;

    bool ICollection.IsSynchronized => true;

    object ICollection.SyncRoot => "SyncRoot";

    bool IList.IsFixedSize => true;

    bool IList.IsReadOnly => false;

    int IReadOnlyCollection<Guid>.Count => 12;

    int ITuple.Length => 13;

    BlockGeometry IBlockDev.Geometry => default;

    BlockDevFlags IBlockDev.Flags => default;

    object? ITuple.this[int index] => "ITuple" + index;

    object? IList.this[int index]
    {
        get => "IList" + index;
        set => Last = "IList.set" + index;
    }

    void IDisposable.Dispose() => Last = "Dispose";

    object ICloneable.Clone() => "Clone";

    int IComparable.CompareTo(object? obj) => 1;

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => "IFormattable " + format;

    object? IFormatProvider.GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

    string ICustomFormatter.Format(string? format, object? arg, IFormatProvider? formatProvider) => $"<{arg}>";

    int IList.Add(object? value) => 2;

    void IList.Clear() => Last = "Clear";

    bool IList.Contains(object? value) => true;

    int IList.IndexOf(object? value) => 3;

    void IList.Insert(int index, object? value) => Last = "Insert";

    void IList.Remove(object? value) => Last = "Remove";

    void IList.RemoveAt(int index) => Last = "RemoveAt";

    void ICollection.CopyTo(Array array, int index) => Last = "CopyTo";

    IEnumerator IEnumerable.GetEnumerator()
    {
        yield return "IEnumerable";
    }

    IEnumerator<Guid> IEnumerable<Guid>.GetEnumerator()
    {
        yield return Guid.Empty;
    }

    bool IEqualityComparer.Equals(object? x, object? y) => true;

    int IEqualityComparer.GetHashCode(object obj) => 4;

    int IComparer.Compare(object? x, object? y) => 5;

    bool IStructuralEquatable.Equals(object? other, IEqualityComparer comparer) => comparer.Equals(this, other);

    int IStructuralEquatable.GetHashCode(IEqualityComparer comparer) => comparer.GetHashCode(this) + 2;

    int IStructuralComparable.CompareTo(object? other, IComparer comparer) => comparer.Compare(this, other) + 2;

    bool IEquatable<Manifold>.Equals(Manifold? other) => other is not null;

    int IComparable<string>.CompareTo(string? other) => 8;

    IDisposable IObservable<int>.Subscribe(IObserver<int> observer) => this;

    void IProgress<long>.Report(long value) => Last = "Report" + value;

    Status IBlockDev.Read(long firstBlock, Span<byte> buffer) => Status.NotFound;

    Status IBlockDev.Write(long firstBlock, ReadOnlySpan<byte> buffer) => Status.NotSupported;

    Status IBlockDev.Flush() => Status.Ok;
}
