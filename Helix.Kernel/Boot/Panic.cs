using System;
using System.Threading;
using Helix.Kernel.Machine.Console;
using Helix.Kernel.Machine.Interrupts;
using Helix.Kernel.Machine.Processor;
using Helix.Kernel.Runtime.Exceptions;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot;

/// <summary>
/// The end of a system whose invariants are broken: a report on the serial port and the screen, then the machine stops.
/// Works with interrupts off, in any context, whoever holds the kernel lock, and needs no memory. The other processors are halted first.
/// </summary>
internal static unsafe class Panic
{
    private const int MostFrames = 32;
    private const int MostNameBytes = 160;

    /// <summary>Number of the processor that reports, plus one; 0 while none does.</summary>
    private static int _reporter;

    /// <summary>Reports and stops. Does not return.</summary>
    public static void Stop(ReadOnlySpan<byte> message)
    {
        Begin();
        EarlyConsole.Write(message);
        EarlyConsole.Write("\n"u8);
        Cpu.Breakpoint();
    }

    /// <summary>Reports a processor exception that nothing can handle, and stops. Does not return.</summary>
    public static void Stop(ReadOnlySpan<byte> message, TrapFrame* frame)
    {
        Begin();
        EarlyConsole.Write(message);
        EarlyConsole.Write(" at "u8);
        EarlyConsole.WriteHex(frame->Rip);
        EarlyConsole.Write(", address "u8);
        EarlyConsole.WriteHex(Cpu.ReadCr2());
        EarlyConsole.Write(", error "u8);
        EarlyConsole.WriteHex(frame->ErrorCode);
        EarlyConsole.Write("\n"u8);
        Finish(frame);
    }

    /// <summary>Reports an exception that nobody caught, and stops. Does not return.</summary>
    public static void Stop(Exception exception)
    {
        string text = exception.ToString();
        Begin();
        EarlyConsole.Write("unhandled exception\n"u8);
        EarlyConsole.Write(text);
        EarlyConsole.Write("\n"u8);
        Cpu.Breakpoint();
    }

    /// <summary>Whether this processor has begun a report and waits for its registers, which come by a breakpoint.</summary>
    public static bool IsReporting => Volatile.Read(ref _reporter) == Processors.Current + 1;

    /// <summary>Ends a system in which a processor waits for the kernel lock in vain, or does not hold it where it must. Does not return.</summary>
    /// <param name="holder">Number of the processor that holds it; -1 if none does.</param>
    public static void StopWithout(int holder)
    {
        Begin();
        EarlyConsole.Write("processor "u8);
        EarlyConsole.WriteDecimal((ulong)Processors.Current);
        if (holder < 0)
        {
            EarlyConsole.Write(" does not hold the kernel lock where it must\n"u8);
            Cpu.Breakpoint();
        }

        EarlyConsole.Write(" has not got the kernel lock, which processor "u8);
        EarlyConsole.WriteDecimal((ulong)holder);
        EarlyConsole.Write(" holds in thread "u8);
        KernelThread* thread = (KernelThread*)CpuBlock.Of(holder)->CurrentThread;
        EarlyConsole.WriteDecimal(thread == null ? 0 : (ulong)thread->Record.Id);
        EarlyConsole.Write("\n"u8);
        Cpu.Breakpoint();
    }

    /// <summary>Ends a report with the registers and the stack, and stops. Does not return.</summary>
    public static void Finish(TrapFrame* frame)
    {
        WriteRegisters(frame);
        Backtrace(frame->Rip, frame->Rsp, frame->Rbp);
        EarlyConsole.Write("The system has stopped.\n"u8);
        PowerControl.Stop(ExitStatus.Panic);
    }

    private static void Begin()
    {
        // Without the kernel lock: whoever has it may never give it up.
        Cpu.Isolate();
        int mark = Processors.Current + 1;
        int reporter = Interlocked.CompareExchange(ref _reporter, mark, 0);
        if (reporter != 0 && reporter != mark)
        {
            Cpu.Halt();
        }

        if (reporter == mark)
        {
            EarlyConsole.MirrorTo(null);
            EarlyConsole.Write("\npanic while reporting a panic\n"u8);
            PowerControl.Stop(ExitStatus.Panic);
        }

        Processors.HaltOthers();
        PanicScreen.Open();
        EarlyConsole.Write("\n*** HELIX PANIC *** "u8);
    }

    private static void WriteRegisters(TrapFrame* frame)
    {
        Write("rax "u8, frame->Rax);
        Write("rbx "u8, frame->Rbx);
        Write("rcx "u8, frame->Rcx);
        Write("rdx "u8, frame->Rdx);
        EarlyConsole.Write("\n"u8);
        Write("rsi "u8, frame->Rsi);
        Write("rdi "u8, frame->Rdi);
        Write("rbp "u8, frame->Rbp);
        Write("rsp "u8, frame->Rsp);
        EarlyConsole.Write("\n"u8);
        Write("r8  "u8, frame->R8);
        Write("r9  "u8, frame->R9);
        Write("r10 "u8, frame->R10);
        Write("r11 "u8, frame->R11);
        EarlyConsole.Write("\n"u8);
        Write("r12 "u8, frame->R12);
        Write("r13 "u8, frame->R13);
        Write("r14 "u8, frame->R14);
        Write("r15 "u8, frame->R15);
        EarlyConsole.Write("\n"u8);
        Write("rflags "u8, frame->Rflags);
        Write("cr3 "u8, Cpu.ReadCr3());
        Write("vector "u8, frame->Vector);
        EarlyConsole.Write("\n"u8);
    }

    private static void Write(ReadOnlySpan<byte> name, ulong value)
    {
        EarlyConsole.Write(name);
        EarlyConsole.WriteHex(value);
        EarlyConsole.Write("  "u8);
    }

    private static void Backtrace(ulong ip, ulong sp, ulong fp)
    {
        KernelThread* thread = Scheduler.Current;
        if (thread == null)
        {
            return;
        }

        EarlyConsole.Write("thread "u8);
        EarlyConsole.WriteDecimal((ulong)thread->Record.Id);
        EarlyConsole.Write(" ("u8);
        EarlyConsole.Write(new ReadOnlySpan<byte>(thread->Name, thread->NameLength));
        EarlyConsole.Write(")\n"u8);
        int frames = 0;
        StackWalker.Walk(ip, sp, fp, thread->Record.StackLow, thread->Record.StackHigh, &WriteFrame, &frames);
    }

    /// <summary>Writes one frame; the innermost address is an instruction, the others return addresses.</summary>
    private static bool WriteFrame(ulong ip, ulong sp, void* state)
    {
        int* frames = (int*)state;
        if (ip == 0)
        {
            return true;
        }

        EarlyConsole.Write("  at "u8);
        EarlyConsole.WriteHex(ip);
        EarlyConsole.Write(" "u8);
        byte* name = stackalloc byte[MostNameBytes];
        int length = MethodNames.Describe(*frames == 0 ? ip : ip - 1, new Span<byte>(name, MostNameBytes));
        EarlyConsole.Write(new ReadOnlySpan<byte>(name, length));
        EarlyConsole.Write("\n"u8);
        (*frames)++;
        return *frames < MostFrames;
    }
}
