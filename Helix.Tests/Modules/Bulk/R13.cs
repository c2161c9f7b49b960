namespace Helix.Tests.Modules.Bulk;

internal readonly struct R13 : IBits
{
    public static int Count => 13;
}
