using System;
using System.Buffers.Binary;
using System.Text;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Schedulers.Common;

/// <summary>Writes the state of a scheduler; see <see cref="StateFormat"/>.</summary>
internal sealed class StateWriter
{
    private readonly byte[] _bytes;
    private int _position;

    public StateWriter(string name, int cpuCount, int threadCount)
    {
        _bytes = new byte[StateFormat.HeaderSize + name.Length + (threadCount * StateFormat.RecordSize)];
        Write(unchecked((int)StateFormat.Magic));
        Write(StateFormat.Version);
        Write(name.Length);
        Write(cpuCount);
        Write(threadCount);
        _position += Encoding.ASCII.GetBytes(name, _bytes.AsSpan(_position));
    }

    public void Add(in ThreadSnapshot snapshot, in SavedRights rights)
    {
        SchedulableThread thread = snapshot.Thread;
        Write(thread.Id.Value);
        Write(thread.Task.Value);
        Write(snapshot.Cpu);
        _bytes[_position++] = (byte)thread.Priority.Value;
        _bytes[_position++] = (byte)snapshot.Lent.Value;
        _bytes[_position++] = (byte)thread.Policy;
        _bytes[_position++] = (byte)snapshot.State;
        Write((long)thread.AffinityMask);
        Write(thread.RuntimeNs);
        Write(thread.DeadlineNs);
        Write(thread.PeriodNs);
        Write(snapshot.UsedNs);
        Write(rights.Position);
        Write(rights.SliceLeftNs);
        Write(rights.BudgetNs);
    }

    public byte[] ToArray() => _bytes;

    private void Write(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_position), value);
        _position += sizeof(int);
    }

    private void Write(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(_position), value);
        _position += sizeof(long);
    }
}
