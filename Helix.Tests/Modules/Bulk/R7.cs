namespace Helix.Tests.Modules.Bulk;

internal readonly struct R7 : IBits
{
    public static int Count => 7;
}
