using System;
using Helix.Interfaces.Console;
using Helix.Kernel.Machine.Console;

namespace Helix.Kernel.Boot;

/// <summary>Shows the panic report on the screens whose drivers run. Needs no memory; collects a line at a time.</summary>
internal static unsafe class PanicScreen
{
    private const int LineCapacity = 160;

    private static IEmergencyConsole[]? s_consoles;
    private static char[]? s_line;
    private static int s_length;

    /// <summary>Tells that the references above may be read: a panic may come before statics of reference types work.</summary>
    private static bool s_isReady;

    /// <summary>Remembers the screens: nothing can be looked up once the system has stopped.</summary>
    public static void Use(IEmergencyConsole[] consoles)
    {
        s_line = new char[LineCapacity];
        s_consoles = consoles;
        s_isReady = true;
    }

    /// <summary>From now on what the early console writes appears on the screens too.</summary>
    public static void Open()
    {
        if (s_isReady)
        {
            EarlyConsole.MirrorTo(&Put);
        }
    }

    private static void Put(byte character)
    {
        s_line![s_length++] = (char)character;
        if (character != '\n' && s_length != LineCapacity)
        {
            return;
        }

        ReadOnlySpan<char> line = new(s_line, 0, s_length);
        s_length = 0;
        foreach (IEmergencyConsole console in s_consoles!)
        {
            console.WriteEmergency(line);
        }
    }
}
