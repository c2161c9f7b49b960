using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace Helix.Tests.Modules.Specimen;

/// <summary>One method for each thing; its answer is compared by the command.</summary>
internal static class Checks
{
    /// <summary>Under this name an object is left for the other module.</summary>
    public const string Shared = "specimen.shared";

    public static IReadOnlyList<(string Name, Func<string> Run, string Expected)> All { get; } =
    [
        ("statics", static () => $"{Counters.Number} {Counters.Text}", "42 made by the static constructor, once"),
        ("thread statics", ThreadStatics, "5 0 2"),
        ("generics", Generics, "3: 0 1 4, Key { Number = 2, Weight = 6 }"),
        ("generic virtual", static () => Make("owl").Describe(7) + "; " + Make("owl").Describe("x"), "a bird, owl with Int32 7; a bird, owl with String x"),
        ("casts", Casts, "True False True"),
        ("interfaces", Interfaces, "crow owl True"),
        ("exception through the kernel", ThroughKernel, "finally, ArgumentException: through"),
        ("filter", Filter, "filtered 1"),
        ("exception of the kernel", static () => Catch(static () => int.Parse("x")), "FormatException"),
        ("null reference", static () => Catch(static () => ((Animal?)null)!.Name), "NullReferenceException"),
        ("division", static () => Catch(static () => 1 / int.Parse("0")), "DivideByZeroException"),
        ("stack trace", StackTrace, "True True"),
        ("names", static () => typeof(Key).FullName + " " + Make("owl").GetType().Name, "Helix.Tests.Modules.Specimen.Key Bird"),
        ("lambdas", static () => string.Join(',', new[] { 3, 1, 2 }.Where(static n => n > 1).OrderBy(static n => n)), "2,3"),
        ("async", static () => Task.Run(AsyncSum).Result.ToString(System.Globalization.CultureInfo.InvariantCulture), "10"),
        ("failing static constructor", static () => Catch(static () => Failing.Value) + " " + Catch(static () => Failing.Value), "TypeInitializationException TypeInitializationException"),
        ("collection", Collection, "True 200"),
        ("enumeration names", static () => DayOfWeek.Friday + " " + Colour.Green, "Friday Green"),
    ];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Animal Make(string name) => new Bird(name);

    private static string ThreadStatics()
    {
        Counters.PerThread = 5;
        Counters.PerThreadList = [1];
        int other = -1;
        int items = 0;
        var thread = new Thread(() =>
        {
            other = Counters.PerThread;
            Counters.PerThreadList = [1, 2];
            items = Counters.PerThreadList.Count;
        });
        thread.Start();
        thread.Join();
        return $"{Counters.PerThread} {other} {items}";
    }

    private static string Generics()
    {
        var squares = new Dictionary<int, Key>();
        for (int i = 0; i < 3; i++)
        {
            squares[i] = new Key(i, i * 3);
        }

        return $"{squares.Count}: {string.Join(' ', squares.Keys.Select(static n => n * n))}, {squares[2]}";
    }

    private static string Casts()
    {
        object bird = Make("owl");
        object list = new List<Key>();
        // The context keeps the key: not a literal, which would be a reference to this module.
        AppContext.SetData(new string(Shared.AsSpan()), new Dictionary<Guid, DateTimeOffset> { [Guid.Empty] = DateTimeOffset.UnixEpoch });
        return $"{bird is Animal} {list is List<int>} {list is IReadOnlyCollection<Key>}";
    }

    private static string Interfaces()
    {
        Animal[] animals = [Make("owl"), Make("crow")];
        Array.Sort(animals);
        using (IDisposable first = animals[0])
        {
        }

        return $"{animals[0].Name} {animals[1].Name} {animals[0].IsDisposed}";
    }

    /// <summary>From the module through code of the class library back to the module.</summary>
    private static string ThroughKernel()
    {
        string steps = "";
        try
        {
            try
            {
                new List<int> { 1 }.ForEach(static _ => throw new ArgumentException("through"));
            }
            finally
            {
                steps += "finally, ";
            }
        }
        catch (ArgumentException exception)
        {
            steps += exception.GetType().Name + ": " + exception.Message;
        }

        return steps;
    }

    private static string Filter()
    {
        int asked = 0;
        try
        {
            throw new InvalidOperationException();
        }
        catch (InvalidOperationException) when (++asked == 2)
        {
            return "wrong";
        }
        catch (InvalidOperationException)
        {
            return "filtered " + asked;
        }
    }

    private static string StackTrace()
    {
        try
        {
            ThrowHere();
            return "nothing";
        }
        catch (InvalidOperationException exception)
        {
            string text = exception.ToString();
            return $"{text.Contains("Specimen.Checks.ThrowHere()", StringComparison.Ordinal)} {text.Contains("Checks.StackTrace()", StringComparison.Ordinal)}";
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowHere() => throw new InvalidOperationException("here");

    private static async Task<int> AsyncSum()
    {
        int sum = 0;
        for (int i = 1; i <= 4; i++)
        {
            await Task.Yield();
            sum += i;
        }

        return sum;
    }

    /// <summary>Objects of the module survive collections, and die.</summary>
    private static string Collection()
    {
        List<Animal> kept = [.. Enumerable.Range(0, 200).Select(static i => Make("bird " + i))];
        for (int i = 0; i < 200; i++)
        {
            _ = Make("dead");
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        int alive = kept.Count(static animal => animal.Name.StartsWith("bird", StringComparison.Ordinal));
        return $"{Counters.Finalized > 0} {alive}";
    }

    private static string Catch<T>(Func<T> function)
    {
        try
        {
            return "no exception but " + function();
        }
        catch (Exception exception)
        {
            return exception.GetType().Name;
        }
    }
}
