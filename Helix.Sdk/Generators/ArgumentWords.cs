using System.Linq;
using Microsoft.CodeAnalysis;

namespace Helix.Sdk.Generators;

/// <summary>
/// How a function's arguments and return travel (System V ABI for AMD64, 3.2.3, as the .NET runtime applies it): a structure of up to 16 bytes
/// goes in one or two registers, eight bytes each, a larger one in memory.
/// </summary>
/// <remarks>
/// Reference assemblies hide the fields of the class library's own structures; those that contracts may use and that are larger than
/// their visible fields are listed.
/// </remarks>
internal static class ArgumentWords
{
    /// <summary>Largest structure that travels in registers, in bytes.</summary>
    private const int LargestInRegisters = 16;

    private const int WordBytes = 8;

    /// <summary>General registers that a call of the method takes, <c>this</c> and the return buffer included; -1 if an argument goes in memory.</summary>
    public static int OfCall(IMethodSymbol method)
    {
        Layout returned = Measure(method.ReturnType);
        int words = 1 + (!method.ReturnsVoid && returned.Size > LargestInRegisters ? 1 : 0);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            Layout layout = parameter.RefKind == RefKind.None ? Measure(parameter.Type) : Layout.Word;
            if (layout.Size > LargestInRegisters)
            {
                return -1;
            }

            words += layout.GeneralWords;
        }

        return words;
    }

    private static Layout Measure(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { EnumUnderlyingType: { } underlying })
        {
            return Measure(underlying);
        }

        int size = SizeOfPrimitive(type);
        if (size != 0)
        {
            bool isFloating = type.SpecialType is SpecialType.System_Single or SpecialType.System_Double;
            return new Layout(size, size, isFloating ? 0 : 1, 0);
        }

        if (!type.IsValueType)
        {
            return Layout.Word;
        }

        return IsKnownPair(type) ? new Layout(2 * WordBytes, WordBytes, 1, 1) : MeasureFields((INamedTypeSymbol)type);
    }

    private static Layout MeasureFields(INamedTypeSymbol type)
    {
        var result = new Layout(0, 1, 0, 0);
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic))
        {
            result = result.With(field.RefKind == RefKind.None ? Measure(field.Type) : Layout.Word);
        }

        return result.Rounded();
    }

    private static bool IsKnownPair(ITypeSymbol type) =>
        type.PlainName() is "System.Guid" or "System.DateTimeOffset" or "System.Int128" or "System.UInt128" or "decimal"
            or "System.Decimal" or "System.Span<T>" or "System.ReadOnlySpan<T>" or "System.Memory<T>" or "System.ReadOnlyMemory<T>"
            or "System.ArraySegment<T>";

    private static int SizeOfPrimitive(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte => 1,
        SpecialType.System_Char or SpecialType.System_Int16 or SpecialType.System_UInt16 => 2,
        SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single => 4,
        SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Double or SpecialType.System_DateTime => 8,
        SpecialType.System_IntPtr or SpecialType.System_UIntPtr => 8,
        _ => type.PlainName() is "System.TimeSpan" or "System.DateTime" ? 8 : 0,
    };

    /// <summary>Size and alignment in bytes, and for the first and second eight bytes whether a general register carries them.</summary>
    private readonly struct Layout(int size, int alignment, int first, int second)
    {
        public static readonly Layout Word = new(WordBytes, WordBytes, 1, 0);

        private readonly int _alignment = alignment;
        private readonly int _first = first;
        private readonly int _second = second;

        public int Size { get; } = size;

        public int GeneralWords => _first + _second;

        /// <summary>With a field behind.</summary>
        public Layout With(Layout field)
        {
            int offset = Align(Size, field._alignment);
            bool isSecond = offset >= WordBytes;
            int first = isSecond ? _first : _first | field._first;
            int second = isSecond ? _second | field._first | field._second : _second | field._second;
            return new Layout(offset + field.Size, System.Math.Max(_alignment, field._alignment), first, second);
        }

        public Layout Rounded() => new(Align(System.Math.Max(Size, 1), _alignment), _alignment, _first, _second);

        private static int Align(int value, int alignment) => (value + alignment - 1) / alignment * alignment;
    }
}
