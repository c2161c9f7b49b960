namespace Helix.Tests.Modules.Bulk;

internal readonly struct R11 : IBits
{
    public static int Count => 11;
}
