using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Helix.Sdk.Generators;

/// <summary>Reports an interrupt handler that does not promise, by [NoHeapAllocation], to be one: only then is its body checked.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InterruptHandlerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.UnmarkedHandler];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Check, OperationKind.DelegateCreation);
    }

    private static void Check(OperationAnalysisContext context)
    {
        var creation = (IDelegateCreationOperation)context.Operation;
        IMethodSymbol? handler = creation.Target switch
        {
            IMethodReferenceOperation reference => reference.Method,
            IAnonymousFunctionOperation function => function.Symbol,
            _ => null,
        };
        if (handler is not null && creation.Type?.PlainName() == Names.InterruptHandler && !IsMarked(handler))
        {
            string name = handler.Name.Length > 0 ? handler.Name : "the lambda";
            context.ReportDiagnostic(Diagnostic.Create(Rules.UnmarkedHandler, creation.Syntax.GetLocation(), name));
        }
    }

    private static bool IsMarked(IMethodSymbol handler) => handler.MethodKind is MethodKind.LambdaMethod or MethodKind.LocalFunction
        ? handler.Attributes(Names.NoHeapAllocation).Any()
        : handler.IsForInterrupts();
}
