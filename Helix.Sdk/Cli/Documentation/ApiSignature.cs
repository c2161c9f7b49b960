using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace Helix.Sdk.Cli.Documentation;

/// <summary>Members as C# declares them.</summary>
public static class ApiSignature
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(char)] = "char",
        [typeof(short)] = "short", [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long",
        [typeof(ulong)] = "ulong", [typeof(string)] = "string", [typeof(object)] = "object", [typeof(nint)] = "nint", [typeof(nuint)] = "nuint",
        [typeof(float)] = "float", [typeof(double)] = "double",
    };

    /// <summary>A method or property in one line.</summary>
    public static string Of(MemberInfo member)
    {
        var nullability = new NullabilityInfoContext();
        return member switch
        {
            PropertyInfo property => $"{Type(property.PropertyType, nullability.Create(property))} {Name(property)} {Accessors(property)}",
            MethodInfo method => $"{Type(method.ReturnType, nullability.Create(method.ReturnParameter))} {method.Name}{Generic(method)}({Parameters(method, nullability)})",
            ConstructorInfo constructor => $"{Name(constructor.DeclaringType!)}({Parameters(constructor, nullability)})",
            FieldInfo { IsLiteral: true } constant when !constant.DeclaringType!.IsEnum =>
                $"const {Type(constant.FieldType, null)} {constant.Name} = {Convert.ToString(constant.GetRawConstantValue(), CultureInfo.InvariantCulture)}",
            FieldInfo field => $"{Type(field.FieldType, null)} {field.Name}",
            _ => member.Name,
        };
    }

    /// <summary>A type's name with its parameters, such as <c>Result&lt;T&gt;</c>.</summary>
    public static string Name(Type type) => Type(type, null);

    private static string Name(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } index ? $"this[{string.Join(", ", index.Select(p => $"{Type(p.ParameterType, null)} {p.Name}"))}]" : property.Name;

    private static string Accessors(PropertyInfo property) => property.SetMethod is { IsPublic: true } set
        ? set.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? "{ get; init; }" : "{ get; set; }"
        : "{ get; }";

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Parameters(MethodBase method, NullabilityInfoContext nullability) => string.Join(", ", method.GetParameters().Select(parameter =>
    {
        var kind = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? parameter.IsIn ? "in " : "ref " : "";
        var type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        return $"{kind}{Type(type, nullability.Create(parameter))} {parameter.Name}";
    }));

    private static string Type(Type type, NullabilityInfo? nullability)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Type(value, null) + "?";
        }

        var mark = nullability?.ReadState == NullabilityState.Nullable && type is { IsValueType: false, IsGenericParameter: false } ? "?" : "";
        if (type.IsArray)
        {
            return Type(type.GetElementType()!, nullability?.ElementType) + "[]" + mark;
        }

        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword + mark;
        }

        var arguments = type.IsGenericType ? $"<{string.Join(", ", type.GetGenericArguments().Select(argument => Type(argument, null)))}>" : "";
        return type.Name.Split('`')[0] + arguments + mark;
    }
}
