namespace RedProperty.Realtime.Client.Photos;

/// <summary>Cancelled with the sending, or when one request has taken too long.</summary>
internal sealed class RequestLimit : IDisposable
{
    private readonly CancellationTokenSource late;
    private readonly CancellationTokenSource either;

    public RequestLimit(TimeSpan longest, TimeProvider time, CancellationToken cancellation)
    {
        late = new CancellationTokenSource(longest, time);
        either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
    }

    public CancellationToken Token => either.Token;

    public void Dispose()
    {
        either.Dispose();
        late.Dispose();
    }
}
