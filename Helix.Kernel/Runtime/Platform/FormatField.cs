namespace Helix.Kernel.Runtime.Platform;

/// <summary>One conversion specification of <c>printf</c> (C11, 7.21.6.1): flags, width, precision, conversion.</summary>
internal unsafe struct FormatField
{
    private const int Limit = 1024;

    public bool LeftAligned;
    public bool ZeroPadded;
    public byte PositiveSign;
    public int Width;
    public int Precision;
    public byte Conversion;

    /// <summary>Reads the specification after its percent sign; returns what follows it.</summary>
    public byte* Parse(byte* format)
    {
        format = ParseFlags(format);
        format = ParseNumber(format, out Width);
        Precision = -1;
        if (*format == (byte)'.')
        {
            format = ParseNumber(format + 1, out Precision);
        }

        Conversion = *format;
        return Conversion == 0 ? format : format + 1;
    }

    private byte* ParseFlags(byte* format)
    {
        while (true)
        {
            switch (*format)
            {
                case (byte)'-':
                    LeftAligned = true;
                    break;
                case (byte)'0':
                    ZeroPadded = true;
                    break;
                case (byte)'+':
                    PositiveSign = (byte)'+';
                    break;
                case (byte)' ' when PositiveSign == 0:
                    PositiveSign = (byte)' ';
                    break;
                case (byte)'#' or (byte)' ':
                    break;
                default:
                    return format;
            }

            format++;
        }
    }

    private static byte* ParseNumber(byte* format, out int value)
    {
        value = 0;
        for (; *format is >= (byte)'0' and <= (byte)'9'; format++)
        {
            value = value < Limit ? (value * 10) + *format - '0' : Limit;
        }

        return format;
    }
}
