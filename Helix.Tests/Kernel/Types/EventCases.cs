using System;
using System.Collections.Generic;

namespace Helix.Tests.Kernel.Types;

/// <summary>Events: subscription, removal, custom accessors, static and interface events.</summary>
internal static class EventCases
{
    private interface INotifier
    {
        event EventHandler<int>? Changed;
    }

    [KernelCase]
    public static void SubscribeRaiseUnsubscribe(CaseOutput output)
    {
        var sensor = new Sensor();
        EventHandler<int> handler = (sender, value) => output.Print((sender == sensor) + " " + value);
        sensor.Changed += handler;
        sensor.Set(1);
        sensor.Changed += handler;
        sensor.Set(2);
        sensor.Changed -= handler;
        sensor.Changed -= handler;
        sensor.Set(3);
        output.Print("done");
    }

    [KernelCase]
    public static void CustomAccessors(CaseOutput output)
    {
        var logged = new Logged();
        EventHandler handler = (_, _) => output.Print("handled");
        logged.Happened += handler;
        logged.Raise();
        logged.Happened -= handler;
        logged.Raise();
        output.PrintAll(logged.Log);
    }

    [KernelCase]
    public static void ThroughAnInterface(CaseOutput output)
    {
        var sensor = new Sensor();
        INotifier notifier = sensor;
        notifier.Changed += (_, value) => output.Print("via interface " + value);
        sensor.Set(9);
    }

    [KernelCase]
    public static void HandlerRemovesItselfWhileRaised(CaseOutput output)
    {
        var sensor = new Sensor();
        EventHandler<int> once = null!;
        once = (_, value) =>
        {
            output.Print("once " + value);
            sensor.Changed -= once;
        };
        sensor.Changed += once;
        sensor.Changed += (_, value) => output.Print("always " + value);
        sensor.Set(1);
        sensor.Set(2);
    }

    private sealed class Sensor : INotifier
    {
        public event EventHandler<int>? Changed;

        public void Set(int value) => Changed?.Invoke(this, value);
    }

    private sealed class Logged
    {
        private EventHandler? _happened;

        public event EventHandler Happened
        {
            add
            {
                Log.Add("add");
                _happened += value;
            }

            remove
            {
                Log.Add("remove");
                _happened -= value;
            }
        }

        public List<string> Log { get; } = [];

        public void Raise() => _happened?.Invoke(this, EventArgs.Empty);
    }
}
