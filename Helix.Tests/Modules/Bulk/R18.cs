namespace Helix.Tests.Modules.Bulk;

internal readonly struct R18 : IBits
{
    public static int Count => 18;
}
