using System.Collections.Generic;
using System.Globalization;

namespace Helix.Modules.Bench;

/// <summary>Look-ups of keys that a dictionary of 1000 entries has, with strings that are equal but not the same.</summary>
internal sealed class DictionaryBenchmark : Benchmark
{
    private const int Entries = 1000;

    private readonly Dictionary<string, int> _values = [];
    private readonly string[] _keys = new string[Entries];
    private long _sum;

    public override string Name => "dictionary-lookup";

    public override int Count => 100_000;

    public override void Prepare()
    {
        for (int i = 0; i < Entries; i++)
        {
            _values[MakeKey(i)] = i;
            _keys[i] = MakeKey(i);
        }
    }

    public override void Run(int count)
    {
        string[] keys = _keys;
        long sum = 0;
        for (int i = 0, k = 0; i < count; i++)
        {
            sum += _values[keys[k]];
            k = k + 1 == Entries ? 0 : k + 1;
        }

        _sum = sum;
    }

    public override void RunEmpty(int count)
    {
        string[] keys = _keys;
        long sum = 0;
        for (int i = 0, k = 0; i < count; i++)
        {
            sum += keys[k].Length;
            k = k + 1 == Entries ? 0 : k + 1;
        }

        _sum = sum;
    }

    private static string MakeKey(int i) => "key-" + i.ToString("0000", CultureInfo.InvariantCulture);
}
