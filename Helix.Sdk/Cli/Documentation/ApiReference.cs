using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Xml.Linq;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Sdk.Cli.Documentation;

/// <summary>docs/API.md, made from Helix.Interfaces and its comments: every contract with its functions, then the other public types.</summary>
public sealed class ApiReference
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly ApiText _comments;
    private readonly Type[] _types;
    private readonly StringBuilder _text = new();

    private ApiReference(Assembly assembly, XDocument comments)
    {
        _comments = new ApiText(comments);
        // The generated delegate types of functions are nested; their signatures are the functions'.
        _types = [.. assembly.GetExportedTypes().Where(type => !type.IsNested).OrderBy(type => type.Namespace, StringComparer.Ordinal).ThenBy(ApiSignature.Name, StringComparer.Ordinal)];
    }

    /// <summary>Where the document is.</summary>
    public static string PathIn(Workspace workspace) => Path.Combine(workspace.Root, "docs", "API.md");

    /// <summary>The document for the contracts that this program was built with.</summary>
    public static string Make()
    {
        var assembly = typeof(ContractAttribute).Assembly;
        return Make(assembly, XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")));
    }

    /// <summary>The document for an assembly.</summary>
    /// <param name="assembly">The contracts.</param>
    /// <param name="comments">Their documentation comments, as the compiler writes them.</param>
    public static string Make(Assembly assembly, XDocument comments) => new ApiReference(assembly, comments).Render();

    private static ContractAttribute? Contract(Type type) => type.GetCustomAttribute<ContractAttribute>();

    private string Render()
    {
        Line("# API reference", "", "What modules see of Helix: everything public in `Helix.Interfaces`. Written by `./helix docs` from the comments there.", "");
        Line("A function is named by its contract's number and its own; both are part of the ABI and never change. Functions marked *blocks* may make");
        Line("the caller wait; those marked *interrupt level* may be called by interrupt handlers, all others by threads only. A call through a");
        Line("registry's slot can also answer what the slot does: `Status.ModuleFault` when an exception ended the call in its module.", "");
        var contracts = _types.Where(type => Contract(type) is not null).OrderBy(type => Contract(type)!.Number).ToArray();
        Line("## Contracts", "", "| number | contract | version | interface |", "|---|---|---|---|");
        foreach (var type in contracts)
        {
            var contract = Contract(type)!;
            Line($"| {contract.Number} | [{contract.Name}](#{Anchor(contract)}) | {contract.Version} | `{type.FullName}` |");
        }

        Line("");
        foreach (var type in contracts)
        {
            WriteContract(type);
        }

        WriteOthers();
        return _text.ToString().TrimEnd() + "\n";
    }

    private void WriteContract(Type type)
    {
        var contract = Contract(type)!;
        Line($"## {contract.Number} {contract.Name}", "", $"`{type.FullName}`, version {contract.Version}. {_comments.Of(type)}", "");
        WriteFunctions(type, contract.Number);
        foreach (var user in _types.Where(other => UserPart(other) == type))
        {
            Line($"### User functions: `{user.Name}`", "", _comments.Of(user), "");
            WriteFunctions(user, contract.Number);
        }
    }

    private static Type? UserPart(Type type) => type.GetCustomAttributesData()
        .Where(attribute => attribute.AttributeType.Name.StartsWith("UserPartOf", StringComparison.Ordinal))
        .Select(attribute => attribute.AttributeType.GetGenericArguments()[0]).FirstOrDefault();

    private void WriteFunctions(Type type, ushort contract)
    {
        foreach (var member in type.GetMembers(Declared).Where(IsListed).OrderBy(Number))
        {
            Line($"### `{contract}.0x{Number(member):X2}` {member.Name}", "", $"`{ApiSignature.Of(member)}`{Marks(member)}", "");
            WriteComment(member);
        }
    }

    private void WriteComment(MemberInfo member)
    {
        Paragraph(_comments.Of(member));
        var parameters = (member as MethodInfo)?.GetParameters() ?? [];
        var described = parameters.Where(parameter => _comments.OfParameter(member, parameter.Name!).Length > 0).ToArray();
        foreach (var parameter in described)
        {
            Line($"* `{parameter.Name}`: {_comments.OfParameter(member, parameter.Name!)}");
        }

        if (described.Length > 0)
        {
            Line("");
        }

        var returns = _comments.Of(member, "returns");
        Paragraph(returns.Length > 0 ? "Returns: " + returns : "");
        foreach (var thrown in _comments.Exceptions(member))
        {
            Paragraph("Throws " + thrown);
        }
    }

    private void WriteOthers()
    {
        var users = _types.Where(type => UserPart(type) is not null).ToHashSet();
        foreach (var group in _types.Where(type => Contract(type) is null && !users.Contains(type)).GroupBy(type => type.Namespace))
        {
            Line($"## {group.Key}", "");
            foreach (var type in group)
            {
                Line($"### {Kind(type)} {ApiSignature.Name(type)}", "");
                Paragraph(_comments.Of(type));
                WriteMembers(type);
            }
        }
    }

    private void WriteMembers(Type type)
    {
        var members = type.GetMembers(Declared).Where(IsListed).ToArray();
        if (members.Length == 0)
        {
            return;
        }

        Line("| member | |", "|---|---|");
        foreach (var member in members)
        {
            var comment = _comments.Of(member) + Returns(member);
            Line($"| {Cell(type, member)} | {(comment == _comments.Of(type) ? "" : Escape(comment))} |");
        }

        Line("");
    }

    private string Returns(MemberInfo member) => _comments.Of(member, "returns") is { Length: > 0 } returns ? " Returns: " + returns : "";

    private static string Cell(Type type, MemberInfo member) => type.IsEnum
        ? $"`{member.Name}` = {Convert.ToInt64(((FieldInfo)member).GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture)}"
        : $"`{Escape(ApiSignature.Of(member))}`{Marks(member)}";

    /// <summary>What the compiler adds to records and enumerations is not listed, nor what every object has, nor the methods of properties.</summary>
    private bool IsListed(MemberInfo member) => member switch
    {
        MethodInfo method => !method.IsSpecialName && _comments.Of(method).Length > 0,
        FieldInfo field => !field.IsSpecialName,
        ConstructorInfo constructor => _comments.Of(constructor).Length > 0,
        PropertyInfo property => property.Name != "EqualityContract",
        _ => false,
    };

    private static int Number(MemberInfo member) => member.GetCustomAttribute<FunctionAttribute>()?.Number ?? int.MaxValue;

    private static string Marks(MemberInfo member)
    {
        var isForInterrupts = member.GetCustomAttribute<NoHeapAllocationAttribute>() is not null;
        var blocks = member.GetCustomAttribute<BlocksAttribute>() is not null
            || (!isForInterrupts && member.DeclaringType!.GetCustomAttribute<BlocksAttribute>() is not null);
        return isForInterrupts ? ", *interrupt level*" : blocks ? ", *blocks*" : "";
    }

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        _ when type.IsSubclassOf(typeof(Delegate)) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        _ => "class",
    };

    private static string Anchor(ContractAttribute contract) => $"{contract.Number}-{contract.Name.ToLowerInvariant()}";

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private void Paragraph(string text)
    {
        if (text.Length > 0)
        {
            Line(text, "");
        }
    }

    private void Line(params IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            _text.Append(line).Append('\n');
        }
    }
}
