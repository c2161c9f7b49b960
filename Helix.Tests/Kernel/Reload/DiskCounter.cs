using System;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Storage;

namespace Helix.Tests.Kernel.Reload;

/// <summary>A thread that counts up in a block of a disk, and looks after each step whether the step before is there.</summary>
/// <param name="disk">The disk.</param>
/// <param name="block">Its block.</param>
internal sealed class DiskCounter(IBlockDev disk, int block)
{
    private Thread? _thread;
    private volatile bool _stopping;
    private long _written;
    private string _trouble = "";

    /// <summary>Whether every call did what it should, and there were any.</summary>
    public bool IsSound => _trouble.Length == 0 && _written > 0;

    public void Start()
    {
        _thread = new Thread(Count);
        _thread.Start();
    }

    public void Stop()
    {
        _stopping = true;
        _thread!.Join();
    }

    public override string ToString() => _trouble.Length == 0 ? $"{block}: {_written} in order" : $"{block}: {_trouble}";

    private void Count()
    {
        byte[] buffer = new byte[disk.Geometry.BlockSizeBytes];
        while (!_stopping && _trouble.Length == 0)
        {
            Status read = disk.Read(block, buffer);
            long found = BitConverter.ToInt64(buffer);
            if (read.IsError() || (_written > 0 && found != _written))
            {
                _trouble = $"{read.Describe()}, {found} in the place of {_written}";
                return;
            }

            _written++;
            BitConverter.TryWriteBytes(buffer, _written);
            Status write = disk.Write(block, buffer);
            if (write.IsError())
            {
                _trouble = $"{write.Describe()} when {_written} was written";
            }
        }
    }
}
