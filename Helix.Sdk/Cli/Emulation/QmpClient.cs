using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Helix.Sdk.Cli.Emulation;

/// <summary>Speaks the QEMU machine protocol (QMP) over a local socket.</summary>
public sealed class QmpClient : IAsyncDisposable
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(20);

    private readonly Socket _socket;
    private readonly StreamReader _reader;
    private readonly ConcurrentDictionary<long, TaskCompletionSource<JsonElement>> _pending = new();
    private readonly Task _receiving;
    private long _lastId;
    private volatile string? _shutdownReason;

    private QmpClient(Socket socket)
    {
        _socket = socket;
        _reader = new StreamReader(new NetworkStream(socket), Encoding.UTF8);
        _receiving = Task.Run(ReceiveAsync);
    }

    /// <summary>The reason of the last SHUTDOWN event (QMP reference, ShutdownCause), or null.</summary>
    public string? ShutdownReason => _shutdownReason;

    /// <summary>Connects as soon as the emulator listens.</summary>
    /// <param name="path">The socket.</param>
    /// <param name="cancellation">Ends the attempts.</param>
    public static async Task<QmpClient> ConnectAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
                var client = new QmpClient(socket);
                await client.ExecuteAsync("qmp_capabilities", arguments: null, cancellation);
                return client;
            }
            catch (SocketException)
            {
                socket.Dispose();
                await Task.Delay(RetryInterval, cancellation);
            }
        }
    }

    /// <summary>Runs a command and returns what it returns.</summary>
    /// <exception cref="HelixException">The emulator refuses it or is gone.</exception>
    public async Task<JsonElement> ExecuteAsync(
        string command, IReadOnlyDictionary<string, object>? arguments, CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref _lastId);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending[id] = answer;
        var request = new Dictionary<string, object> { ["execute"] = command, ["id"] = id };
        if (arguments is not null)
        {
            request["arguments"] = arguments;
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(request);
        try
        {
            await _socket.SendAsync((byte[])[.. bytes, (byte)'\n'], cancellation);
        }
        catch (SocketException)
        {
            throw Gone();
        }

        if (_receiving.IsCompleted)
        {
            Fail();
        }

        return await answer.Task.WaitAsync(cancellation);
    }

    /// <summary>Waits until the emulator closes the connection, so that its last event has been seen.</summary>
    public Task DrainAsync(TimeSpan patience) => Task.WhenAny(_receiving, Task.Delay(patience));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _receiving;
        _reader.Dispose();
    }

    private static HelixException Gone() => new("the emulator ended before it answered");

    private async Task ReceiveAsync()
    {
        try
        {
            while (await _reader.ReadLineAsync() is { } line)
            {
                Receive(line);
            }
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or SocketException)
        {
            // The emulator is gone, which is how every session ends.
        }

        Fail();
    }

    private void Receive(string line)
    {
        using var message = JsonDocument.Parse(line);
        var root = message.RootElement;
        if (root.TryGetProperty("event", out var name))
        {
            if (name.GetString() == "SHUTDOWN")
            {
                _shutdownReason = root.GetProperty("data").GetProperty("reason").GetString();
            }

            return;
        }

        if (!root.TryGetProperty("id", out var id) || !_pending.TryRemove(id.GetInt64(), out var answer))
        {
            return;
        }

        if (root.TryGetProperty("error", out var error))
        {
            answer.TrySetException(new HelixException($"the emulator refuses: {error.GetProperty("desc").GetString()}"));
        }
        else
        {
            answer.TrySetResult(root.GetProperty("return").Clone());
        }
    }

    private void Fail()
    {
        foreach (var id in _pending.Keys)
        {
            if (_pending.TryRemove(id, out var answer))
            {
                answer.TrySetException(Gone());
            }
        }
    }
}
