using System.Collections.Generic;
using System.Text;
using Helix.Sdk.XSharp.Binding;
using Helix.Sdk.XSharp.Syntax;

namespace Helix.Sdk.XSharp.Emission;

/// <summary>
/// Turns statements into NASM source. Run once with <c>collecting</c> set, it fills the symbol table; run again, it
/// resolves names against it and its text counts. This part: state and dispatch.
/// </summary>
internal sealed partial class Emitter(XSharpOptions options, SymbolTable symbols, DiagnosticBag diagnostics, bool collecting)
{
    private readonly StringBuilder _out = new();
    private readonly Dictionary<string, long> _variables = [];
    private int _bits = options.Bits;
    private int _statements;
    private string _lineFile = "";
    private int _line;

    public string Run(IReadOnlyList<Statement> statements)
    {
        if (!options.Cosmos)
        {
            _out.Append("bits ").Append(_bits).Append("\ndefault rel\n");
            OpenSection(".text", "");
        }

        EmitAll(statements);
        return _externs.Append(_out).ToString();
    }

    private bool IsExhausted => _statements > options.MaximumStatements;

    private void EmitAll(IReadOnlyList<Statement> statements)
    {
        foreach (Statement statement in statements)
        {
            if (++_statements > options.MaximumStatements)
            {
                Error(statement.Position, "XS0201", $"repetitions expand to more than {options.MaximumStatements} statements");
                return;
            }

            Emit(statement);
        }
    }

    private void Emit(Statement statement)
    {
        switch (statement)
        {
            case OperationStatement operation: Line(operation.Position); EmitOperation(operation); break;
            case InstructionStatement instruction: Line(instruction.Position); EmitInstruction(instruction); break;
            case IfStatement branch: EmitIf(branch); break;
            case BranchStatement branch: EmitBranch(branch); break;
            case WhileStatement loop: EmitWhile(loop); break;
            case RepeatStatement repeat: EmitRepeat(repeat); break;
            case CompileIfStatement choice: EmitCompileIf(choice); break;
            case LabelStatement label: EmitLabel(label); break;
            case GotoStatement jump: Line(jump.Position); EmitGoto(jump); break;
            case CallStatement call: Line(call.Position); EmitCall(call); break;
            case LeaveStatement leave: EmitLeave(leave); break;
            case PushStatement push: Line(push.Position); EmitPush(push); break;
            case PopStatement pop: Line(pop.Position); EmitPop(pop); break;
            case StackStatement stack: Line(stack.Position); EmitStack(stack); break;
            case FunctionStatement function: EmitFunction(function); break;
            case VarStatement variable: EmitVar(variable); break;
            case DataStatement data: EmitData(data); break;
            case ConstStatement constant: EmitConst(constant); break;
            case NamespaceStatement space: _namespace = space.Name.TrimStart('.').Replace('.', '_'); break;
            case ExternStatement external: EmitExtern(external); break;
            case SectionStatement section: EmitSection(section); break;
            case AlignStatement align: EmitAlign(align); break;
            case ReserveStatement reserve: EmitReserve(reserve); break;
            case BitsStatement bits: _bits = bits.Bits; Text($"bits {bits.Bits}"); break;
            case OrgStatement org: Text($"org {Format(org.Value)}"); break;
            case LiteralStatement literal: Line(literal.Position); Text(literal.Text); break;
            case CheckpointStatement checkpoint: Line(checkpoint.Position); EmitCheckpoint(checkpoint); break;
        }
    }

    /// <summary>Tells the assembler which X# line comes next.</summary>
    private void Line(Position position)
    {
        if (!options.LineInformation || collecting || (position.Line == _line && ReferenceEquals(position.File, _lineFile)))
        {
            return;
        }

        _line = position.Line;
        _out.Append("%line ").Append(position.Line).Append("+0");
        if (!ReferenceEquals(position.File, _lineFile))
        {
            _lineFile = position.File;
            _out.Append(' ').Append(position.File);
        }

        _out.Append('\n');
    }

    private void Text(string line) => _out.Append(line).Append('\n');

    private void Code(string mnemonic) => _out.Append("    ").Append(mnemonic).Append('\n');

    private void Code(string mnemonic, string operand) =>
        _out.Append("    ").Append(mnemonic).Append(' ').Append(operand).Append('\n');

    private void Code(string mnemonic, string first, string second) =>
        _out.Append("    ").Append(mnemonic).Append(' ').Append(first).Append(", ").Append(second).Append('\n');

    private void Error(Position position, string code, string message) => diagnostics.Error(position, code, message);
}
