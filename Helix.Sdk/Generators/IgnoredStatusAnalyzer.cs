using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Helix.Sdk.Generators;

/// <summary>Reports a call whose Status or Result is dropped on the floor.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IgnoredStatusAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.IgnoredStatus];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Check, OperationKind.ExpressionStatement);
    }

    private static void Check(OperationAnalysisContext context)
    {
        IOperation operation = ((IExpressionStatementOperation)context.Operation).Operation;
        if (operation is IConditionalAccessOperation access)
        {
            operation = access.WhenNotNull;
        }

        if (operation is IInvocationOperation call && call.TargetMethod.ReturnType.PlainName() is (Names.Status or Names.Result))
        {
            string kind = call.TargetMethod.ReturnType.Name;
            context.ReportDiagnostic(Diagnostic.Create(Rules.IgnoredStatus, call.Syntax.GetLocation(), kind, call.TargetMethod.Name));
        }
    }
}
