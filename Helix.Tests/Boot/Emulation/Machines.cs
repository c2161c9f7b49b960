using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Emulation;

namespace Helix.Tests.Boot.Emulation;

/// <summary>The machines that the tests start.</summary>
public static class Machines
{
    private const int SmallMemoryMiB = 64;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Starts the kernel directly.</summary>
    /// <param name="options">Its command line.</param>
    /// <param name="memoryMiB">The memory.</param>
    /// <param name="extra">More arguments for the emulator.</param>
    public static Task<QemuMachine> StartKernelAsync(string options = "", int memoryMiB = MachineDefaults.MemoryMiB, params string[] extra) =>
        QemuMachine.StartAsync(Kernel(options, memoryMiB) with { ExtraArguments = extra }, Limit);

    /// <summary>Starts some kernel with boot files.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="options">Its command line.</param>
    /// <param name="archive">The archive of its boot files.</param>
    public static Task<QemuMachine> StartAsync(string kernel, string options, string archive) => QemuMachine.StartAsync(
        Kernel(options, MachineDefaults.MemoryMiB) with { Image = kernel, BootArchive = archive }, Limit);

    /// <summary>Starts the kernel on a machine whose second serial port is a socket.</summary>
    public static Task<QemuMachine> StartLinkedAsync(string socket) =>
        QemuMachine.StartAsync(Kernel("", MachineDefaults.MemoryMiB) with { LinkSocket = socket }, Limit);

    /// <summary>Starts the kernel on a machine without a serial port.</summary>
    public static Task<QemuMachine> StartSilentAsync() =>
        QemuMachine.StartAsync(Kernel("", MachineDefaults.MemoryMiB), Limit, onLine: null, SerialLine.Absent);

    /// <summary>Starts a boot medium.</summary>
    public static Task<QemuMachine> StartIsoAsync(BootMedium firmware, string iso) =>
        QemuMachine.StartAsync(new MachineOptions { Medium = firmware, Image = iso }, Limit);

    /// <summary>Starts a kernel with the test cases.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="options">Options besides the choice of the main program.</param>
    /// <param name="memoryMiB">The memory.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="onLine">Called with each finished line.</param>
    /// <param name="cpus">Processors.</param>
    /// <param name="extra">More arguments for the emulator.</param>
    public static Task<QemuMachine> StartCasesAsync(
        string kernel, string options, int memoryMiB, TimeSpan limit, Action<string> onLine, int cpus = 1, IReadOnlyList<string>? extra = null)
    {
        var machine = new MachineOptions
        {
            Medium = BootMedium.Kernel,
            Image = kernel,
            KernelOptions = ("kernel=tests " + options).TrimEnd(),
            MemoryMiB = memoryMiB,
            Cpus = cpus,
            ExtraArguments = extra ?? [],
        };
        return QemuMachine.StartAsync(machine, limit, onLine);
    }

    /// <summary>Starts the kernel with the test cases, but with the shell as its main program: for commands that only tests have.</summary>
    /// <param name="options">The kernel's command line.</param>
    /// <param name="cpus">Processors.</param>
    public static Task<QemuMachine> StartTestShellAsync(string options = "", int cpus = 1) =>
        QemuMachine.StartAsync(Kernel(options, MachineDefaults.MemoryMiB) with { Image = BootImages.TestKernel, Cpus = cpus }, Limit);

    /// <summary>The same with assertions, on several processors.</summary>
    /// <param name="cpus">Processors.</param>
    public static Task<QemuMachine> StartCheckedShellAsync(int cpus) =>
        QemuMachine.StartAsync(Kernel("", MachineDefaults.MemoryMiB) with { Image = BootImages.CheckedKernel, Cpus = cpus }, Limit);

    /// <summary>The same in a machine with 64 MiB.</summary>
    public static Task<QemuMachine> StartSmallTestShellAsync() =>
        QemuMachine.StartAsync(Kernel("", SmallMemoryMiB) with { Image = BootImages.TestKernel }, Limit);

    /// <summary>The same on a machine whose clock counts instructions.</summary>
    /// <param name="options">The kernel's command line.</param>
    public static Task<QemuMachine> StartCountingShellAsync(string options) =>
        QemuMachine.StartAsync(
            Kernel(options, MachineDefaults.MemoryMiB) with { Image = BootImages.TestKernel, CountsInstructions = true }, Limit);

    private static MachineOptions Kernel(string options, int memoryMiB) => new()
    {
        Medium = BootMedium.Kernel,
        Image = BootImages.Kernel,
        KernelOptions = options,
        MemoryMiB = memoryMiB,
    };
}
