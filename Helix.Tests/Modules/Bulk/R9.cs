namespace Helix.Tests.Modules.Bulk;

internal readonly struct R9 : IBits
{
    public static int Count => 9;
}
