using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Helix.Sdk.Cli.Documentation;

/// <summary>The documentation comments of an assembly, as the compiler writes them beside it.</summary>
/// <param name="file">The compiler's file.</param>
public sealed partial class ApiText(XDocument file)
{
    private readonly Dictionary<string, XElement> _members = file.Descendants("member")
        .ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal);

    /// <summary>Part of a member's comment as Markdown; empty without.</summary>
    /// <param name="member">A type, method, property or field.</param>
    /// <param name="part">Such as <c>summary</c> or <c>returns</c>.</param>
    public string Of(MemberInfo member, string part = "summary") => Render(Find(member)?.Element(part));

    /// <summary>What a comment says of a parameter; empty if nothing.</summary>
    public string OfParameter(MemberInfo member, string name) =>
        Render(Find(member)?.Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == name));

    /// <summary>The exceptions that a comment names, with the reasons.</summary>
    public IEnumerable<string> Exceptions(MemberInfo member) => Find(member)?.Elements("exception")
        .Select(thrown => $"`{Short((string?)thrown.Attribute("cref") ?? "")}` {Render(thrown)}") ?? [];

    private XElement? Find(MemberInfo member) => _members.GetValueOrDefault(Id(member));

    private static string Id(MemberInfo member) => member switch
    {
        Type type => "T:" + TypeId(type),
        MethodBase method => $"M:{TypeId(method.DeclaringType!)}.{MethodId(method)}",
        PropertyInfo property => $"P:{TypeId(property.DeclaringType!)}.{property.Name}{Parameters(property.GetIndexParameters())}",
        _ => $"F:{TypeId(member.DeclaringType!)}.{member.Name}",
    };

    private static string MethodId(MethodBase method)
    {
        var name = method.IsConstructor ? "#ctor" : method.Name;
        var arity = method.IsGenericMethod ? "``" + method.GetGenericArguments().Length : "";
        var conversion = method is MethodInfo { Name: "op_Implicit" or "op_Explicit" } found ? "~" + TypeId(found.ReturnType) : "";
        return name + arity + Parameters(method.GetParameters()) + conversion;
    }

    private static string Parameters(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(parameter => TypeId(parameter.ParameterType)))})";

    private static string TypeId(Type type)
    {
        if (type.HasElementType)
        {
            return TypeId(type.GetElementType()!) + (type.IsByRef ? "@" : type.IsPointer ? "*" : "[]");
        }

        if (type.IsGenericParameter)
        {
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        }

        var plain = (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');
        return type.IsConstructedGenericType
            ? $"{plain[..plain.IndexOf('`', StringComparison.Ordinal)]}{{{string.Join(',', type.GetGenericArguments().Select(TypeId))}}}"
            : plain;
    }

    private static string Render(XElement? element)
    {
        if (element is null)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            text.Append(node switch
            {
                XText words => words.Value,
                XElement inner => Inline(inner),
                _ => "",
            });
        }

        return Blanks().Replace(text.ToString(), " ").Trim();
    }

    private static string Inline(XElement element) => element.Name.LocalName switch
    {
        "c" or "code" => $"`{element.Value}`",
        "paramref" or "typeparamref" => $"*{(string?)element.Attribute("name")}*",
        "see" or "seealso" => $"`{Short((string?)element.Attribute("cref") ?? (string?)element.Attribute("langword") ?? element.Value)}`",
        _ => Render(element),
    };

    /// <summary>The last part of a member's identifier; of a member of an enumeration or class, with its type.</summary>
    private static string Short(string id)
    {
        var name = id.Length > 1 && id[1] == ':' ? id[2..] : id;
        var parts = Arity().Replace(name.Split('(')[0], "").Split('.');
        return id.StartsWith("T:", StringComparison.Ordinal) || parts.Length < 2 ? parts[^1] : $"{parts[^2]}.{parts[^1]}";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("`+[0-9]+")]
    private static partial Regex Arity();
}
