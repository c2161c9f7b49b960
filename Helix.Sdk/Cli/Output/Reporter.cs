using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Spectre.Console;

namespace Helix.Sdk.Cli.Output;

/// <summary>Reports on the terminal: colours and a spinner there, plain lines when the output goes elsewhere.</summary>
public sealed class Reporter : IReporter
{
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(30);

    private readonly IAnsiConsole _output;
    private readonly IAnsiConsole _errors;

    /// <summary>Reports on the given consoles.</summary>
    public Reporter(IAnsiConsole output, IAnsiConsole errors)
    {
        _output = output;
        _errors = errors;
    }

    /// <inheritdoc/>
    public bool IsInteractive => _output.Profile.Capabilities.Interactive;

    /// <summary>A reporter for the process' own streams.</summary>
    public static Reporter ForTerminal()
        => new(CreateConsole(Console.Out, Console.IsOutputRedirected), CreateErrorConsole());

    /// <summary>A reporter that leaves the output stream alone.</summary>
    public static Reporter ForErrorStream()
    {
        var errors = CreateErrorConsole();
        return new Reporter(errors, errors);
    }

    /// <inheritdoc/>
    public void Info(string message) => WriteLine(_output, message);

    /// <inheritdoc/>
    public void Warning(string message) => Write(_errors, "yellow", "warning: ", message);

    /// <inheritdoc/>
    public void Error(string message, string? fix)
    {
        Write(_errors, "red", "error: ", message);
        if (fix is not null)
        {
            Write(_errors, "green", "fix:   ", fix);
        }
    }

    /// <inheritdoc/>
    public void Plain(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }

    /// <inheritdoc/>
    public async Task<T> StepAsync<T>(string title, Func<Action<string>, Task<T>> work)
    {
        var clock = Stopwatch.StartNew();
        var result = IsInteractive ? await SpinAsync(title, work) : await BeatAsync(title, clock, work);
        WriteLine(_output, $"{title}: {Format(clock.Elapsed)}");
        return result;
    }

    private static IAnsiConsole CreateErrorConsole() => CreateConsole(Console.Error, Console.IsErrorRedirected);

    private static IAnsiConsole CreateConsole(TextWriter writer, bool isRedirected) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
    });

    private static string Format(TimeSpan elapsed)
        => elapsed.TotalMinutes >= 1 ? $"{(int)elapsed.TotalMinutes} min {elapsed.Seconds} s" : $"{elapsed.TotalSeconds:0.0} s";

    private static void Write(IAnsiConsole console, string colour, string prefix, string message)
    {
        console.Markup($"[{colour}]{Markup.Escape(prefix)}[/]");
        WriteLine(console, message);
    }

    // Past the console, which would break a long line inside a path or a command.
    private static void WriteLine(IAnsiConsole console, string line)
    {
        console.Profile.Out.Writer.WriteLine(line);
        console.Profile.Out.Writer.Flush();
    }

    private Task<T> SpinAsync<T>(string title, Func<Action<string>, Task<T>> work)
        => _output.Status().StartAsync(
            Markup.Escape(title),
            status => work(detail => status.Status(Markup.Escape(Shorten($"{title}: {detail}")))));

    private string Shorten(string text)
    {
        var room = Math.Max(20, _output.Profile.Width - 6);
        return text.Length <= room ? text : string.Concat(text.AsSpan(0, room - 3), "...");
    }

    private async Task<T> BeatAsync<T>(string title, Stopwatch clock, Func<Action<string>, Task<T>> work)
    {
        var detail = string.Empty;
        WriteLine(_output, $"{title} ...");
        using var timer = new Timer(
            _ => WriteLine(_output, $"{title}: still at it after {Format(clock.Elapsed)} {Volatile.Read(ref detail)}".TrimEnd()),
            state: null,
            HeartbeatInterval,
            HeartbeatInterval);
        return await work(text => Volatile.Write(ref detail, $"({text})"));
    }
}
