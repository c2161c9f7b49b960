using System.Linq;
using Microsoft.CodeAnalysis;

namespace Helix.Sdk.Generators;

/// <summary>What a method's attributes promise to its callers.</summary>
internal static class Promises
{
    /// <summary>Whether the method, or a member that it overrides or implements, carries [NoHeapAllocation].</summary>
    public static bool IsForInterrupts(this IMethodSymbol method) =>
        Carries(method, Names.NoHeapAllocation)
        || (method.OverriddenMethod is { } overridden && overridden.IsForInterrupts())
        || method.ContainingType.AllInterfaces
            .SelectMany(contract => contract.GetMembers().OfType<IMethodSymbol>())
            .Any(member => Carries(member, Names.NoHeapAllocation)
                && SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));

    /// <summary>Whether the method carries [Blocks], or its contract does and the method is not for interrupts.</summary>
    public static bool IsBlocking(this IMethodSymbol method) =>
        Carries(method, Names.Blocks)
        || (method.ContainingType.Attributes(Names.Blocks).Any() && !Carries(method, Names.NoHeapAllocation));

    /// <summary>Whether the operation is part of a throw, which ends the promise, or of an attribute.</summary>
    public static bool IsExempt(this IOperation operation)
    {
        for (IOperation? current = operation; current is not null; current = current.Parent)
        {
            if (current.Kind is OperationKind.Throw or OperationKind.Attribute)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Carries(IMethodSymbol method, string attribute) =>
        method.Attributes(attribute).Any() || (method.AssociatedSymbol is { } owner && owner.Attributes(attribute).Any());
}
