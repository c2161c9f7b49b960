using System.Collections.Generic;
using System.Globalization;
using Helix.Sdk.XSharp.Binding;
using Helix.Sdk.XSharp.Machine;
using Helix.Sdk.XSharp.Syntax;

namespace Helix.Sdk.XSharp.Emission;

/// <summary>Labels, functions, branches, loops, calls.</summary>
internal sealed partial class Emitter
{
    private readonly Stack<(string Begin, string End)> _loops = [];
    private int _blocks;
    private bool _exitUsed;
    private bool _exitDefined;

    private string BlockLabel(int number, string part) =>
        InFunction("Block" + number.ToString(CultureInfo.InvariantCulture) + "_" + part);

    private void Label(string name) => _out.Append(name).Append(":\n");

    private void EmitLabel(LabelStatement statement)
    {
        string name = NameOfDefinition(statement.Name, statement.IsGlobal);
        if (_function != null && string.Equals(statement.Name.Text, "exit", System.StringComparison.OrdinalIgnoreCase))
        {
            name = InFunction("Exit");
            _exitDefined = true;
        }

        Define(name, SymbolKind.Label, 0, null, statement.Position);
        if (statement.IsGlobal)
        {
            Export(name, "");
        }

        Label(Escaped(name));
    }

    private void Export(string name, string type)
    {
        if (!options.Cosmos && !options.Flat)
        {
            Text($"global {Escaped(name)}{type}");
        }
    }

    private void EmitFunction(FunctionStatement statement)
    {
        string name = NameOfDefinition(statement.Name, statement.IsGlobal);
        Define(name, SymbolKind.Function, 0, null, statement.Position);
        string section = EnterDefault(".text");
        Line(statement.Position);
        Export(name, ":function");
        Label(Escaped(name));
        (int outerBlocks, string? outerFunction) = (_blocks, _function);
        (_blocks, _function, _exitUsed, _exitDefined) = (0, Spell(statement.Name).TrimStart('.').Replace('.', '_'), false, false);
        EmitAll(statement.Body);
        EmitFunctionEnd(statement);
        (_blocks, _function) = (outerBlocks, outerFunction);
        LeaveDefault(section);
    }

    /// <summary>Closes a function: the label that <c>return</c> goes to and the return, unless control cannot come here.</summary>
    private void EmitFunctionEnd(FunctionStatement statement)
    {
        bool isNaked = statement.Form == FunctionForm.Naked;
        bool isReached = !isNaked && (options.Cosmos || _exitUsed || !EndsFlow(statement.Body));
        string exit = InFunction("Exit");
        if (!_exitDefined && (_exitUsed || (options.Cosmos && !isNaked)))
        {
            Define(exit, SymbolKind.Label, 0, null, statement.Position);
            Label(exit);
        }
        else if (collecting && !_exitDefined)
        {
            symbols.Add(new Symbol(exit, SymbolKind.Label, 0, null, statement.Position));
        }

        if (!isReached)
        {
            return;
        }

        Line(statement.End);
        if (statement.Form == FunctionForm.Interrupt)
        {
            Code(_bits switch { 64 => "iretq", 32 => "iretd", _ => "iretw" });
            return;
        }

        if (options is { Cosmos: true, LastKnownAddress: true })
        {
            Code("mov", "dword [INTs_LastKnownAddress]", exit);
        }

        Code("ret");
    }

    private static bool EndsFlow(IReadOnlyList<Statement> body) => body.Count > 0 && body[^1] switch
    {
        GotoStatement => true,
        InstructionStatement instruction => InstructionWords.EndsFlow(instruction.Word),
        WhileStatement { Condition.Relation: "" } loop => !HasBreak(loop.Body),
        IfStatement { Else: not null } branch => EndsFlow(branch.Then) && EndsFlow(branch.Else),
        _ => false,
    };

    private static bool HasBreak(IReadOnlyList<Statement> body)
    {
        foreach (Statement statement in body)
        {
            bool found = statement switch
            {
                LeaveStatement { Word: "break" } => true,
                BranchStatement { Jump: LeaveStatement { Word: "break" } } => true,
                IfStatement branch => HasBreak(branch.Then) || (branch.Else != null && HasBreak(branch.Else)),
                RepeatStatement repeat => HasBreak(repeat.Body),
                CompileIfStatement choice => HasBreak(choice.Then) || HasBreak(choice.Else),
                _ => false,
            };
            if (found)
            {
                return true;
            }
        }

        return false;
    }

    private void EmitComparison(Condition condition)
    {
        if (condition.Left != null)
        {
            EmitTwo(condition.IsTest ? "test" : "cmp", condition.Left, condition.Right!);
        }
    }

    private void Jump(string relation, string label) =>
        Code("j" + relation, options.Cosmos ? "near " + label : label);

    private void EmitIf(IfStatement statement)
    {
        int number = ++_blocks;
        string end = BlockLabel(number, "End");
        string otherwise = statement.Else == null ? end : BlockLabel(number, "Else");
        Line(statement.Position);
        EmitComparison(statement.Condition);
        if (statement.Condition.Relation.Length > 0)
        {
            Jump(statement.Condition.Inverse, otherwise);
        }

        EmitAll(statement.Then);
        if (statement.Else != null)
        {
            if (!EndsFlow(statement.Then))
            {
                Code("jmp", end);
            }

            Label(otherwise);
            EmitAll(statement.Else);
        }

        Label(end);
    }

    private void EmitBranch(BranchStatement statement)
    {
        Line(statement.Position);
        EmitComparison(statement.Condition);
        string? target = statement.Jump switch
        {
            LeaveStatement leave => LeaveTarget(leave),
            GotoStatement { Selector: null, IsFar: false, Target: MemoryOperand { Variable: true, Displacement: LabelExpression label } }
                => Resolve(label.Name, false),
            _ => null,
        };
        if (target == null)
        {
            Error(statement.Jump.Position, "XS0234", "a conditional jump goes to a label; use a block for anything else");
        }
        else if (statement.Condition.Relation.Length == 0)
        {
            Code("jmp", target);
        }
        else
        {
            Jump(statement.Condition.Relation, target);
        }
    }

    private void EmitWhile(WhileStatement statement)
    {
        int number = ++_blocks;
        string begin = BlockLabel(number, "Begin");
        string end = BlockLabel(number, "End");
        Label(begin);
        Line(statement.Position);
        EmitComparison(statement.Condition);
        if (statement.Condition.Relation.Length > 0)
        {
            Jump(statement.Condition.Inverse, end);
        }

        _loops.Push((begin, end));
        EmitAll(statement.Body);
        _loops.Pop();
        Code("jmp", begin);
        Label(end);
    }

    private void EmitLeave(LeaveStatement statement)
    {
        Line(statement.Position);
        if (_function == null && statement.Word == "return")
        {
            Code("ret");
        }
        else if (LeaveTarget(statement) is { } target)
        {
            Code("jmp", target);
        }
    }

    private string? LeaveTarget(LeaveStatement statement)
    {
        if (statement.Word is "return" or "exit")
        {
            if (_function == null)
            {
                Error(statement.Position, "XS0235", $"'{statement.Word}' stands outside a function; use 'ret'");
            }

            _exitUsed = true;
            return InFunction("Exit");
        }

        if (_loops.Count == 0)
        {
            Error(statement.Position, "XS0236", $"'{statement.Word}' stands outside a loop");
            return null;
        }

        return statement.Word == "break" ? _loops.Peek().End : _loops.Peek().Begin;
    }

    private void EmitRepeat(RepeatStatement statement)
    {
        if (!TryNumber(statement.Count, "the count", 0, int.MaxValue, out long count))
        {
            NeedsSecondCollection = true;
            return;
        }

        ++_blocks;
        bool hadOuter = false;
        long outer = 0;
        if (statement.Variable != null)
        {
            hadOuter = _variables.TryGetValue(statement.Variable, out outer);
        }

        for (long i = 0; i < count && !IsExhausted; i++)
        {
            if (statement.Variable != null)
            {
                _variables[statement.Variable] = i;
            }

            _statements++;
            EmitAll(statement.Body);
        }

        if (hadOuter)
        {
            _variables[statement.Variable!] = outer;
        }
        else if (statement.Variable != null)
        {
            _variables.Remove(statement.Variable);
        }
    }

    /// <summary>Set when a decision hung on a constant that was not yet known, so that names may be missing.</summary>
    public bool NeedsSecondCollection { get; private set; }

    private void EmitCompileIf(CompileIfStatement statement)
    {
        if (TryNumber(statement.Condition, "the condition of '#if'", long.MinValue, long.MaxValue, out long value))
        {
            EmitAll(value != 0 ? statement.Then : statement.Else);
        }
        else
        {
            NeedsSecondCollection = true;
        }
    }

    private void EmitGoto(GotoStatement statement)
    {
        if (statement.Selector != null && statement.Target is ImmediateOperand offset)
        {
            string size = offset.Bits != 0 ? DataSize.Word(offset.Bits) + " " : "";
            Code("jmp", $"{size}{Format(statement.Selector)}:{Format(offset.Value)}");
        }
        else
        {
            Transfer(statement.IsNear ? "jmp near" : "jmp", statement.Target, statement.IsFar, false);
        }
    }

    private void EmitCall(CallStatement statement)
    {
        for (int i = statement.Arguments.Count - 1; i >= 0; i--)
        {
            Push(statement.Arguments[i]);
        }

        Transfer("call", statement.Target, statement.IsFar, statement.IsFunction);
    }

    private void Transfer(string mnemonic, Operand target, bool isFar, bool isFunction)
    {
        switch (target)
        {
            case MemoryOperand { Variable: true, Displacement: LabelExpression label }:
                Code(mnemonic, Resolve(label.Name, isFunction));
                break;
            case MemoryOperand memory:
                Code(mnemonic, (isFar ? "far " : "") + Format(memory, isFar ? 0 : memory.Bits != 0 ? memory.Bits : _bits));
                break;
            case RegisterOperand { Register.Class: RegisterClass.General } register when register.Register.Bits == _bits:
                Code(mnemonic, Format(register));
                break;
            case ImmediateOperand immediate:
                Code(mnemonic, Format(immediate.Value));
                break;
            default:
                Error(target.Position, "XS0237", $"control can go to a label, a register of {_bits} bits, or an address in memory");
                break;
        }
    }
}
