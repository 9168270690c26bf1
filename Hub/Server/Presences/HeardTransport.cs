using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace RedProperty.Realtime.Server.Presences;

/// <summary>When a connection was last heard: any byte counts, a ping too. SignalR does not say.</summary>
internal sealed class LastHeard(TimeProvider time)
{
    private long at = time.GetTimestamp();

    public TimeSpan Ago => time.GetElapsedTime(Volatile.Read(ref at));

    public void Now() => Volatile.Write(ref at, time.GetTimestamp());
}

/// <summary>Notes on its way past that something was read; changes nothing.</summary>
internal sealed class HeardTransport(IDuplexPipe inner, LastHeard heard) : PipeReader, IDuplexPipe
{
    /// <summary>Put before the hub among the connection's handlers.</summary>
    public static ConnectionDelegate Listen(ConnectionDelegate next, TimeProvider time) => connection =>
    {
        var heard = new LastHeard(time);
        connection.Features.Set(heard);
        connection.Transport = new HeardTransport(connection.Transport, heard);
        return next(connection);
    };

    public PipeReader Input => this;

    public PipeWriter Output => inner.Output;

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var result = await inner.Input.ReadAsync(cancellationToken);
        heard.Now();
        return result;
    }

    public override bool TryRead(out ReadResult result)
    {
        var isRead = inner.Input.TryRead(out result);
        if (isRead)
        {
            heard.Now();
        }

        return isRead;
    }

    public override void AdvanceTo(SequencePosition consumed) => inner.Input.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.Input.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => inner.Input.CancelPendingRead();

    public override void Complete(Exception? exception = null) => inner.Input.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.Input.CompleteAsync(exception);
}
