using System;
using Helix.Sdk.XSharp.Machine;
using Helix.Sdk.XSharp.Syntax;

namespace Helix.Sdk.XSharp.Emission;

/// <summary>The stack, instruction words, and the screen trace of checkpoints.</summary>
internal sealed partial class Emitter
{
    private const long ScreenAddress = 0xB8000;
    private const int ScreenColumns = 80;
    private const int CheckpointColour = 2;

    /// <summary>What <c>+All</c> saves in 64-bit code: every general register but RSP.</summary>
    private static readonly string[] _allRegisters =
        ["rax", "rcx", "rdx", "rbx", "rbp", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15"];

    private void EmitPush(PushStatement statement)
    {
        foreach (Operand operand in statement.Operands)
        {
            Push(operand);
        }
    }

    private void Push(Operand operand)
    {
        switch (operand)
        {
            case RegisterOperand register:
                CheckStackRegister(register);
                Code("push", Format(register));
                break;
            case MemoryOperand memory:
                Code("push", Format(memory, memory.Bits != 0 ? memory.Bits : _bits));
                break;
            case ImmediateOperand immediate:
                if (!immediate.Absolute)
                {
                    RefuseAddress(immediate);
                }

                int bits = immediate.Bits != 0 ? immediate.Bits : _bits;
                string fixedSize = immediate.Bits != 0 && !options.Cosmos ? "strict " : "";
                Code("push", fixedSize + DataSize.Word(bits) + " " + FormatImmediate(immediate, bits, false));
                break;
            default:
                Error(operand.Position, "XS0238", "a register, memory or a value can be pushed; bring this into a register first");
                break;
        }
    }

    private void CheckStackRegister(RegisterOperand operand)
    {
        Register register = operand.Register;
        bool good = register.Class == RegisterClass.Segment
            || (register.Class == RegisterClass.General && (register.Bits == 16 || register.Bits == (_bits == 64 ? 64 : 32)));
        if (!good)
        {
            Error(operand.Position, "XS0239", $"{Upper(register)} cannot go on the stack in {_bits}-bit code");
        }
    }

    private void EmitPop(PopStatement statement)
    {
        foreach (Operand operand in statement.Operands)
        {
            switch (operand)
            {
                case RegisterOperand register:
                    CheckStackRegister(register);
                    Code("pop", Format(register));
                    break;
                case MemoryOperand memory:
                    Code("pop", Format(memory, memory.Bits != 0 ? memory.Bits : _bits));
                    break;
                default:
                    Error(operand.Position, "XS0240", "a register or memory takes what is popped; to drop values add to the stack pointer");
                    break;
            }
        }
    }

    private void EmitStack(StackStatement statement)
    {
        if (statement.IsFlags)
        {
            Code((statement.IsPush ? "pushf" : "popf") + (_bits switch { 64 => "q", 32 => "d", _ => "w" }));
        }
        else if (_bits != 64)
        {
            Code((statement.IsPush ? "pusha" : "popa") + (_bits == 32 ? "d" : "w"));
        }
        else
        {
            for (int i = 0; i < _allRegisters.Length; i++)
            {
                Code(statement.IsPush ? "push" : "pop", _allRegisters[statement.IsPush ? i : ^(i + 1)]);
            }
        }
    }

    private void EmitInstruction(InstructionStatement statement)
    {
        _out.Append("    ");
        if (statement.Prefix.Length > 0)
        {
            _out.Append(statement.Prefix).Append(' ');
        }

        _out.Append(InstructionWords.Spelling(statement.Word));
        for (int i = 0; i < statement.Operands.Count; i++)
        {
            Operand operand = statement.Operands[i];
            bool isLabel = InstructionWords.TakesLabel(statement.Word);
            string text = isLabel && operand is MemoryOperand { Variable: true, Displacement: LabelExpression label }
                ? Resolve(label.Name, false)
                : FormatPlain(operand);
            _out.Append(i == 0 ? " " : ", ").Append(text);
        }

        _out.Append('\n');
        if (statement.Prefix == "lock" && statement.Operands is not [MemoryOperand, ..])
        {
            Error(statement.Position, "XS0225", "'lock' needs memory as the first operand");
        }
    }

    /// <summary>Clears the first line of the text screen and writes there, with moves only, so that it works anywhere.</summary>
    private void EmitCheckpoint(CheckpointStatement statement)
    {
        for (int i = 0; i < ScreenColumns; i++)
        {
            SetScreenByte(2 * i, 0);
            SetScreenByte((2 * i) + 1, CheckpointColour);
        }

        for (int i = 0; i < Math.Min(statement.Text.Length, ScreenColumns); i++)
        {
            SetScreenByte(2 * i, (byte)statement.Text[i]);
        }
    }

    private void SetScreenByte(int offset, int value) =>
        Code("mov", $"byte [{(_bits == 64 ? "abs " : "")}{FormatNumber(ScreenAddress + offset)}]", FormatNumber(value));
}
