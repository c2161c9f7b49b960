using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Slots;

namespace Helix.Tests.Kernel.Slots;

/// <summary>
/// A slot written by hand: the rule of <see cref="InterfaceSlot"/> in C#, where no types are made at run time. What it prints is what the
/// kernel's slots must print.
/// </summary>
internal sealed class HandSlot : InterfaceSlot, ISpecimen
{
    /// <summary>The slots that the running thread is in.</summary>
    [ThreadStatic]
    private static List<HandSlot>? t_inside;

    public HandSlot() => Open(ContractCatalog.Find(typeof(ISpecimen))!, static () => new HandSignal());

    private delegate TResult Passing<out TResult>(ISpecimen target);

    public int Number
    {
        get => Pass(nameof(Number), target => target.Number);
        set => Pass("SetNumber", target => target.Number = value);
    }

    public string Title => Pass(nameof(Title), target => target.Title);

    public Status Check(int value) => Pass(nameof(Check), target => target.Check(value));

    public Result<int> Small(int value) => Pass(nameof(Small), target => target.Small(value));

    public Result<string> Pair(string value) => Pass(nameof(Pair), target => target.Pair(value));

    public Result<Triple> Large(long first, long second, long third) => Pass(nameof(Large), target => target.Large(first, second, third));

    public void Quietly(string text) => Pass(nameof(Quietly), target =>
    {
        target.Quietly(text);
        return 0;
    });

    public bool IsEven(long value) => Pass(nameof(IsEven), target => target.IsEven(value));

    public string Describe(object value) => Pass(nameof(Describe), target => target.Describe(value));

    public Triple Rotate(in Triple value)
    {
        Triple copy = value;
        return Pass(nameof(Rotate), target => target.Rotate(copy));
    }

    public IReadOnlyList<int> Numbers(int count) => Pass(nameof(Numbers), target => target.Numbers(count));

    public Result<int> Fill(Span<byte> target, ReadOnlySpan<char> source)
    {
        byte[] filled = target.ToArray();
        string text = source.ToString();
        Result<int> result = Pass(nameof(Fill), receiver => receiver.Fill(filled, text));
        filled.CopyTo(target);
        return result;
    }

    public bool Swap(ref int left, ref string right, out long sum)
    {
        (int left, string right, long sum) all = (left, right, 0);
        bool result = Pass(nameof(Swap), target => target.Swap(ref all.left, ref all.right, out all.sum));
        (left, right, sum) = all;
        return result;
    }

    public double Mix(double first, int second, float third, long fourth, double fifth) =>
        Pass(nameof(Mix), target => target.Mix(first, second, third, fourth, fifth));

    public long Six(long first, int second, short third, byte fourth, string fifth) =>
        Pass(nameof(Six), target => target.Six(first, second, third, fourth, fifth));

    public Weighted Scale(Weighted value, double factor) => Pass(nameof(Scale), target => target.Scale(value, factor));

    public Status Call(Func<Status> callback) => Pass(nameof(Call), target => target.Call(callback));

    public int? Perhaps(int? value) => Pass(nameof(Perhaps), target => target.Perhaps(value));

    public int[] Array(int length) => Pass(nameof(Array), target => target.Array(length));

    private TResult Pass<TResult>(string function, Passing<TResult> call)
    {
        List<HandSlot> inside = t_inside ??= [];
        if (!TryCountIn())
        {
            SlotCaller caller = inside.Exists(slot => slot.Owner is { } owner && owner == Owner) ? SlotCaller.Inside : SlotCaller.Outside;
            Status status = Admit(caller);
            if (status != Status.Ok)
            {
                return call((ISpecimen)Answer(status));
            }
        }

        inside.Add(this);
        TResult result;
        try
        {
            result = call((ISpecimen)Receiver);
        }
        catch (Exception exception)
        {
            inside.RemoveAt(inside.Count - 1);
            return call((ISpecimen)Answer(Fault(function, exception)));
        }

        inside.RemoveAt(inside.Count - 1);
        CountOut();
        return result;
    }

    private sealed class HandSignal : ISignal
    {
        private readonly AutoResetEvent _event = new(false);

        public void Set() => _event.Set();

        public bool Wait(TimeSpan timeout) => _event.WaitOne(timeout);
    }
}
