using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Emulation;
using Helix.Sdk.Cli.HostLink;
using Helix.Sdk.Cli.Processes;

namespace Helix.Sdk.Cli.Commands;

/// <summary>Runs a guest: for a person at the terminal, or by a script.</summary>
public sealed class GuestRunner(CommandContext context)
{
    private static readonly TimeSpan ScriptPatience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(3);

    /// <summary>Runs the guest and returns the command's exit status.</summary>
    public async Task<int> RunAsync(RunOptions options, CancellationToken cancellation)
    {
        using var running = RunningKernel.Announce(context.Workspace);
        var machine = CreateMachine(options) with { LinkSocket = running.Socket };
        var firmware = machine.Medium == BootMedium.IsoUefi ? UefiFirmware.Find() : null;
        if (options.WaitsForDebugger)
        {
            TellDebugger();
        }

        var patience = options.Timeout ?? (options.IsScripted && !options.WaitsForDebugger ? ScriptPatience : Timeout.InfiniteTimeSpan);
        using var clock = new CancellationTokenSource(patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellation);
        try
        {
            return options.IsScripted
                ? await PlayAsync(options, machine, firmware, either.Token)
                : await AttachAsync(machine, firmware, either.Token);
        }
        catch (OperationCanceledException) when (clock.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new HelixException(
                $"the guest did not end within {patience.TotalSeconds:0} s",
                "Give it more time with --timeout.",
                ExitCodes.TimedOut);
        }
    }

    private static int ReadExit(GuestExit exit) => exit.Kind switch
    {
        GuestExitKind.Reset => throw new HelixException("the guest reset its machine (a reboot, or a triple fault)"),
        GuestExitKind.Failed => throw new HelixException($"QEMU ended with status {exit.Status}"),
        _ => exit.ExitCode,
    };

    private MachineOptions CreateMachine(RunOptions options)
    {
        var isKernel = options.Medium == BootMedium.Kernel;
        var image = isKernel ? context.Workspace.Kernel : context.Workspace.Iso;
        var files = BootFiles.Read(options.Files);
        if (!isKernel && options.NeedsOwnIso)
        {
            image = IsoVariant.Make(context.Workspace, options.KernelOptions, files);
        }

        return new MachineOptions
        {
            Medium = options.Medium,
            Image = image,
            MemoryMiB = options.MemoryMiB,
            Cpus = options.Cpus,
            KernelOptions = options.KernelOptions,
            BootArchive = isKernel && files.Count > 0 ? BootFiles.Archive(context.Workspace, files) : null,
            Display = options.Display,
            WaitsForDebugger = options.WaitsForDebugger,
            EndsAtReset = options.IsScripted,
        };
    }

    private void TellDebugger()
    {
        var kernel = context.Workspace.Show(context.Workspace.Kernel);
        context.Reporter.Info("The machine waits for a debugger. In another terminal:");
        context.Reporter.Plain($"  gdb {kernel} -ex 'target remote localhost:{MachineDefaults.DebuggerPort}'");
    }

    private async Task<int> PlayAsync(RunOptions options, MachineOptions machine, UefiFirmware? firmware, CancellationToken cancellation)
    {
        await using var output = Console.OpenStandardOutput();
        await using var session = await GuestSession.StartAsync(machine, firmware, output, onLine: null, cancellation);
        try
        {
            var exit = await new GuestScript(options.Commands ?? [], options.Screenshot).PlayAsync(session, cancellation);
            return ReadExit(exit);
        }
        finally
        {
            foreach (var complaint in session.Complaints)
            {
                context.Reporter.Warning(complaint);
            }
        }
    }

    private async Task<int> AttachAsync(MachineOptions machine, UefiFirmware? firmware, CancellationToken cancellation)
    {
        context.Reporter.Info("Ctrl-C ends the machine; Ctrl-A C switches to QEMU's monitor and back.");
        using var process = ProcessRunner.Start(ProcessRunner.CreateStartInfo(QemuCommandLine.Create(machine, firmware)));
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(process);
            throw;
        }

        return ReadExit(GuestExit.Read(process.ExitCode, shutdownReason: null));
    }

    // The terminal sent its Ctrl-C to the emulator too, which then puts the terminal's mode back itself.
    private static async Task EndAsync(Process process)
    {
        using var patience = new CancellationTokenSource(EndPatience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
