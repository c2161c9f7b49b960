namespace Helix.Kernel.Runtime.Collector;

/// <summary>GCHeapHardLimitInfo of the class library, passed by value.</summary>
internal struct HardLimitInfo
{
    public ulong Limit, LimitPercent;
    public ulong LimitSmall, LimitLarge, LimitPinned;
    public ulong PercentSmall, PercentLarge, PercentPinned;
}
