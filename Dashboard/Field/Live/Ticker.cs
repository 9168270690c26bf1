namespace RedProperty.Realtime.Field.Live;

/// <summary>One beat a second for all that counts time on the page, on the second of the server's clock.</summary>
internal sealed class Ticker
{
    private readonly FieldLink link;
    private readonly ITimer timer;

    public Ticker(FieldLink link, TimeProvider time)
    {
        this.link = link;
        timer = time.CreateTimer(_ => Beat(), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
    }

    public event Action? Ticked;

    private void Beat()
    {
        Ticked?.Invoke();
        timer.Change(TimeSpan.FromMilliseconds(1000 - link.Now.Millisecond), Timeout.InfiniteTimeSpan);
    }
}
