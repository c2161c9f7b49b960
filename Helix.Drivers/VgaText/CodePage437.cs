using Helix.Interfaces.Primitives;

namespace Helix.Drivers.VgaText;

/// <summary>The character set in the VGA's memory. What it does not have is shown as a question mark.</summary>
internal static class CodePage437
{
    private const string Upper =
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

    /// <summary>The code of a character.</summary>
    [NoHeapAllocation]
    public static byte Encode(char character)
    {
        if (character is >= ' ' and <= '~')
        {
            return (byte)character;
        }

        int index = Upper.IndexOf(character);
        return index < 0 ? (byte)'?' : (byte)(0x80 + index);
    }
}
