using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Helix.Sdk.CodeFixes;

/// <summary>The using directives at the head of a file.</summary>
internal static class UsingDirectives
{
    /// <summary>The file with a directive for the namespace, in its place among the others; unchanged if it has one.</summary>
    public static CompilationUnitSyntax WithUsing(this CompilationUnitSyntax file, string @namespace)
    {
        string[] present = [.. file.Usings.Select(directive => directive.Name?.ToString() ?? "")];
        if (present.Contains(@namespace))
        {
            return file;
        }

        int place = present.TakeWhile(other => Compare(other, @namespace) < 0).Count();
        UsingDirectiveSyntax added = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(@namespace).WithLeadingTrivia(SyntaxFactory.Space))
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
        return place == 0 && file.Usings.Count > 0
            ? file.WithUsings(file.Usings
                .Replace(file.Usings[0], file.Usings[0].WithoutLeadingTrivia())
                .Insert(0, added.WithLeadingTrivia(file.Usings[0].GetLeadingTrivia())))
            : file.WithUsings(file.Usings.Insert(place, added));
    }

    /// <summary>The class library's come first, as in the whole tree.</summary>
    private static int Compare(string left, string right)
    {
        int order = IsOwn(left).CompareTo(IsOwn(right));
        return order != 0 ? order : StringComparer.Ordinal.Compare(left, right);
    }

    private static bool IsOwn(string name) => name != "System" && !name.StartsWith("System.", StringComparison.Ordinal);
}
