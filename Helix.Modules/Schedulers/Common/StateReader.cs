using System;
using System.Buffers.Binary;
using System.Text;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Schedulers.Common;

/// <summary>Reads the state of a scheduler, and believes nothing; see <see cref="StateFormat"/>.</summary>
internal ref struct StateReader
{
    private ReadOnlySpan<byte> _rest;

    public StateReader(ReadOnlySpan<byte> state)
    {
        _rest = state;
        Name = "";
        if (state.Length < StateFormat.HeaderSize || (uint)ReadInt() != StateFormat.Magic || ReadInt() != StateFormat.Version)
        {
            return;
        }

        int nameLength = ReadInt();
        CpuCount = ReadInt();
        int threads = ReadInt();
        IsSound = nameLength >= 0 && threads >= 0 && CpuCount is >= 0 and <= IScheduler.MostCpus
            && (CpuCount > 0 || threads == 0)
            && _rest.Length == nameLength + ((long)threads * StateFormat.RecordSize);
        if (IsSound)
        {
            Name = Encoding.ASCII.GetString(_rest[..nameLength]);
            _rest = _rest[nameLength..];
        }
    }

    /// <summary>Whether the header is right and the length is what it says.</summary>
    public bool IsSound { get; }

    public string Name { get; }

    public int CpuCount { get; }

    /// <summary>Reads the next thread; false at the end. A record that makes no sense gives a thread that nothing accepts.</summary>
    public bool TryRead(out ThreadSnapshot snapshot, out SavedRights rights)
    {
        snapshot = default;
        rights = default;
        if (_rest.Length < StateFormat.RecordSize)
        {
            return false;
        }

        var id = new ThreadId(ReadInt());
        var task = new TaskId(ReadInt());
        int cpu = ReadInt();
        int own = ReadByte();
        int lent = ReadByte();
        int policy = ReadByte();
        int state = ReadByte();
        ulong affinity = (ulong)ReadLong();
        long runtime = ReadLong();
        long deadline = ReadLong();
        long period = ReadLong();
        long used = ReadLong();
        rights = new SavedRights(ReadLong(), ReadLong(), ReadLong());
        if (own <= Priority.Lowest && lent <= Priority.Lowest && state <= (int)ThreadRunState.Running)
        {
            var thread = new SchedulableThread(id, task, new Priority(own), (SchedulingPolicy)policy, affinity, runtime, deadline, period);
            snapshot = new ThreadSnapshot(thread, new Priority(lent), (ThreadRunState)state, cpu, used);
        }

        return true;
    }

    private int ReadByte()
    {
        byte value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    private int ReadInt()
    {
        int value = BinaryPrimitives.ReadInt32LittleEndian(_rest);
        _rest = _rest[sizeof(int)..];
        return value;
    }

    private long ReadLong()
    {
        long value = BinaryPrimitives.ReadInt64LittleEndian(_rest);
        _rest = _rest[sizeof(long)..];
        return value;
    }
}
