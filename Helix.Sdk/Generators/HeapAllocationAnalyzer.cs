using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Helix.Sdk.Generators;

/// <summary>
/// Reports what allocates inside a method with [NoHeapAllocation], and calls from it into methods of the same assembly without the
/// attribute, so that the promise holds transitively. Throwing is exempt: it is the end of the promise.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HeapAllocationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.HeapAllocation];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(
            Check,
            OperationKind.ObjectCreation,
            OperationKind.ArrayCreation,
            OperationKind.AnonymousFunction,
            OperationKind.DelegateCreation,
            OperationKind.InterpolatedString,
            OperationKind.Conversion,
            OperationKind.Await,
            OperationKind.Invocation);
    }

    private static void Check(OperationAnalysisContext context)
    {
        if (context.ContainingSymbol is not IMethodSymbol method || !method.IsForInterrupts() || context.Operation.IsExempt())
        {
            return;
        }

        if (Problem(context.Operation, method) is { } problem)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.HeapAllocation, context.Operation.Syntax.GetLocation(), method.Name, problem));
        }
    }

    private static string? Problem(IOperation operation, IMethodSymbol method) => operation switch
    {
        IObjectCreationOperation { Type.IsReferenceType: true } => "a new object",
        IArrayCreationOperation => "a new array",
        IAnonymousFunctionOperation or IDelegateCreationOperation => "a new delegate",
        IInterpolatedStringOperation { ConstantValue.HasValue: false } => "a new string",
        IAwaitOperation => "an await",
        IConversionOperation { Type.IsReferenceType: true, Operand.Type.IsValueType: true } => "a boxed value",
        IInvocationOperation call when IsOwn(call.TargetMethod, method) && !call.TargetMethod.IsForInterrupts() =>
            $"a call of '{call.TargetMethod.Name}', which has no [NoHeapAllocation]",
        _ => null,
    };

    private static bool IsOwn(IMethodSymbol target, IMethodSymbol caller) =>
        SymbolEqualityComparer.Default.Equals(target.ContainingAssembly, caller.ContainingAssembly)
        && target.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction;
}
