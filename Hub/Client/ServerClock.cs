namespace RedProperty.Realtime.Client;

/// <summary>Estimates how far the server's clock is ahead of this device's.</summary>
internal sealed class ServerClock(TimeProvider time)
{
    /// <summary>More than a message can be late; a bigger jump means that somebody set the device's clock.</summary>
    private static readonly TimeSpan Leap = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private TimeSpan offset;
    private bool isKnown;

    /// <summary>Server time minus device time; zero until the server has spoken.</summary>
    public TimeSpan Offset
    {
        get
        {
            lock (gate)
            {
                return offset;
            }
        }
    }

    public DateTimeOffset Now => time.GetUtcNow() + Offset;

    /// <summary>An answer: the server's clock stood there somewhere between asking and hearing.</summary>
    public void Answered(DateTimeOffset serverTime, DateTimeOffset askedAt)
    {
        var heardAt = time.GetUtcNow();
        lock (gate)
        {
            offset = serverTime - askedAt - ((heardAt - askedAt) / 2);
            isKnown = true;
        }
    }

    /// <summary>A push: the server's clock is at least that far, for the message took its time.</summary>
    public void Pushed(DateTimeOffset serverTime)
    {
        var least = serverTime - time.GetUtcNow();
        lock (gate)
        {
            if (!isKnown || least > offset || offset - least > Leap)
            {
                (offset, isKnown) = (least, true);
            }
        }
    }
}
