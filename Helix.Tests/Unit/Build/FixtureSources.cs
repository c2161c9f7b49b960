namespace Helix.Tests.Unit.Build;

/// <summary>Two assemblies of which the second uses the first; between them they have what separate compilation gets wrong.</summary>
internal static class FixtureSources
{
    public const string First = """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        namespace First;
        public interface IShape : IDisposable { int Area(); string Name => "shape"; }
        public interface IBox<T> { T Open(); }
        public interface IPlain { void Touch(); }
        public record struct Pair(int A, int B) : IComparable<Pair>, IBox<int>
        {
            public int CompareTo(Pair other) => A - other.A;
            public int Open() => B;
        }
        public class Failure(string text) : Exception(text);
        public static class Guard
        {
            public static Type Logged() => typeof(Pair);
            public static int Protect(Func<int> action, List<Pair> log)
            {
                try { return action(); }
                catch (Failure e) when (e.Message.Length > 2) { return 1; }
                catch (ArgumentException) { throw new Failure("again"); }
                finally { log.Add(new Pair(1, 2)); }
            }
        }
        """;

    public const string Second = """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Linq;
        using System.Runtime.InteropServices;
        using System.Threading.Tasks;
        using First;
        namespace Second;
        public sealed class Square(int side) : IShape, IPlain, IBox<string>, IEquatable<Square>, IFormattable, IEnumerable<Pair>
        {
            public int Area() => side * side;
            public void Dispose() { }
            public void Touch() { }
            public string Open() => "square";
            public bool Equals(Square? other) => other is not null;
            public string ToString(string? format, IFormatProvider? provider) => "square";
            public IEnumerator<Pair> GetEnumerator() { for (int i = 0; i < side; i++) { yield return new Pair(i, side); } }
            IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
        }
        public static class Use
        {
            public static int Sum(List<Pair> pairs) => Guard.Protect(() => pairs.Where(p => p.A > 0).Sum(p => p.Open()), pairs);
            public static async Task<int> Later(Square square) { await Task.Yield(); using (square) { return square.Area(); } }
            public static bool IsLogged(Type type) => type == typeof(Pair);
            public static int Locked(object gate) { lock (gate) { return gate.GetHashCode(); } }
            [UnmanagedCallersOnly(EntryPoint = "second_entry")] public static int Entry(int x) => Sum([new Pair(x, x)]);
        }
        """;
}
