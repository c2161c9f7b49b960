using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Helix.Sdk.Generators;

/// <summary>
/// Reports what makes a method with [NoHeapAllocation] wait: locks, sleeps, waits of the class library, and functions with [Blocks].
/// Such a method may run at interrupt level, where what it waits for cannot happen.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingCallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.BlockingCall];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Check, OperationKind.Lock, OperationKind.Invocation, OperationKind.PropertyReference);
    }

    private static void Check(OperationAnalysisContext context)
    {
        if (context.ContainingSymbol is not IMethodSymbol method || !method.IsForInterrupts() || context.Operation.IsExempt())
        {
            return;
        }

        if (Problem(context.Operation) is { } problem)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.BlockingCall, Place(context.Operation), method.Name, problem));
        }
    }

    private static string? Problem(IOperation operation) => operation switch
    {
        ILockOperation => "takes a lock",
        IInvocationOperation call when BlockingCalls.Contain(call.TargetMethod) || call.TargetMethod.IsBlocking() =>
            $"calls '{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}'",
        IPropertyReferenceOperation { Property: var property } when BlockingCalls.Contain(property) || property.GetMethod?.IsBlocking() == true =>
            $"reads '{property.ContainingType.Name}.{property.Name}'",
        _ => null,
    };

    /// <summary>Of a lock only what is locked, so that the report does not cover the body.</summary>
    private static Location Place(IOperation operation) =>
        (operation is ILockOperation { LockedValue: var locked } ? locked : operation).Syntax.GetLocation();
}
