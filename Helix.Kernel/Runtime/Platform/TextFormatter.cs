using System.Runtime;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// <c>snprintf</c> with one argument, as the class library uses it to expand terminal strings: %d %i %u %x %X %o %c %s %%
/// with flags, width and precision. The result is the length of the whole text, as in C; the buffer gets what fits.
/// </summary>
internal static unsafe class TextFormatter
{
    [RuntimeExport("SystemNative_SNPrintF_1I")]
    internal static int FormatInteger(byte* text, int sizeBytes, byte* format, int argument) =>
        Format(text, sizeBytes, format, argument, null);

    [RuntimeExport("SystemNative_SNPrintF_1S")]
    internal static int FormatText(byte* text, int sizeBytes, byte* format, byte* argument) =>
        Format(text, sizeBytes, format, 0, argument);

    private static int Format(byte* text, int sizeBytes, byte* format, int number, byte* argument)
    {
        if (format == null || sizeBytes < 0 || (text == null && sizeBytes != 0))
        {
            return ErrorNumbers.Fail(Errno.EINVAL);
        }

        var output = new Output { Text = text, Capacity = sizeBytes };
        while (*format != 0)
        {
            if (*format != (byte)'%')
            {
                output.Put(*format++);
                continue;
            }

            var field = default(FormatField);
            format = field.Parse(format + 1);
            if (!Append(ref output, field, number, argument))
            {
                return ErrorNumbers.Fail(Errno.EINVAL);
            }
        }

        output.End();
        return output.Length;
    }

    private static bool Append(ref Output output, in FormatField field, int number, byte* argument)
    {
        byte* digits = stackalloc byte[12];
        switch (field.Conversion)
        {
            case (byte)'%':
                output.Put((byte)'%');
                return true;
            case (byte)'c':
                digits[0] = (byte)number;
                output.PutField(field, default, digits, 1);
                return true;
            case (byte)'s':
                output.PutField(field, default, argument, TextLength(argument, field.Precision));
                return argument != null;
            case (byte)'d' or (byte)'i':
                byte sign = number < 0 ? (byte)'-' : field.PositiveSign;
                uint magnitude = number < 0 ? 0u - (uint)number : (uint)number;
                output.PutField(field, sign, digits, ToDigits(magnitude, 10, false, digits));
                return true;
            case (byte)'u' or (byte)'o' or (byte)'x' or (byte)'X':
                uint radix = field.Conversion == (byte)'u' ? 10u : field.Conversion == (byte)'o' ? 8u : 16u;
                output.PutField(field, default, digits, ToDigits((uint)number, radix, field.Conversion == (byte)'X', digits));
                return true;
            default:
                return false;
        }
    }

    private static int TextLength(byte* text, int limit)
    {
        int length = 0;
        while (text != null && (limit < 0 || length < limit) && text[length] != 0)
        {
            length++;
        }

        return length;
    }

    private static int ToDigits(uint value, uint radix, bool upperCase, byte* digits)
    {
        int count = 0;
        for (uint rest = value; rest != 0 || count == 0; rest /= radix)
        {
            count++;
        }

        for (int i = count - 1; i >= 0; i--, value /= radix)
        {
            uint digit = value % radix;
            digits[i] = (byte)(digit < 10 ? '0' + digit : (upperCase ? 'A' : 'a') + digit - 10);
        }

        return count;
    }

    private struct Output
    {
        public byte* Text;
        public int Capacity;
        public int Length;

        public void Put(byte character)
        {
            if (Length + 1 < Capacity)
            {
                Text[Length] = character;
            }

            Length++;
        }

        public void PutField(in FormatField field, byte sign, byte* body, int length)
        {
            bool isText = field.Conversion is (byte)'s' or (byte)'c';
            int zeros = isText || field.Precision < length ? 0 : field.Precision - length;
            int padding = field.Width - length - zeros - (sign != 0 ? 1 : 0);
            if (field.ZeroPadded && !field.LeftAligned && field.Precision < 0 && !isText && padding > 0)
            {
                zeros = padding;
                padding = 0;
            }

            Repeat((byte)' ', field.LeftAligned ? 0 : padding);
            Repeat(sign, sign != 0 ? 1 : 0);
            Repeat((byte)'0', zeros);
            for (int i = 0; i < length; i++)
            {
                Put(body[i]);
            }

            Repeat((byte)' ', field.LeftAligned ? padding : 0);
        }

        public readonly void End()
        {
            if (Capacity > 0)
            {
                Text[Length < Capacity ? Length : Capacity - 1] = 0;
            }
        }

        private void Repeat(byte character, int count)
        {
            for (; count > 0; count--)
            {
                Put(character);
            }
        }
    }
}
