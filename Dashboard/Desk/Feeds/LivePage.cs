using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Desk.Accounts;
using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Feeds;

/// <summary>
/// A page that shows what the stores hold and stays right by itself: it reads, follows the feeds that it names, reads anew in rounds, and when the store
/// is away keeps what it shows and says so.
/// </summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource left = new();
    private LiveFeed? live;

    // The token outlives its source: a round under way may still ask for it after the page was left.
    protected LivePage() => Leaving = left.Token;

    /// <summary>Cancelled when the page is left.</summary>
    private protected CancellationToken Leaving { get; }

    /// <summary>The store could not be read: what is shown was true at <see cref="ReadAt"/>.</summary>
    private protected bool IsStale { get; private set; }

    /// <summary>When what is shown was last known to be true; null before the first reading.</summary>
    private protected DateTimeOffset? ReadAt { get; private set; }

    [Inject]
    private protected IStringLocalizer<Words> Say { get; set; } = null!;

    [Inject]
    private protected CurrentActor Current { get; set; } = null!;

    [Inject]
    private protected IRulebooks Rulebooks { get; set; } = null!;

    [Inject]
    private protected CityClock Clock { get; set; } = null!;

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    [Inject]
    private IFeedListener Listener { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILoggerFactory Loggers { get; set; } = null!;

    public virtual void Dispose()
    {
        live?.Dispose();
        left.Cancel();
        left.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads all that the page shows, then calls <see cref="Draw"/>. A store that is away is caught around it.</summary>
    private protected abstract Task Load();

    /// <summary>What the page holds now is true now.</summary>
    private protected void Draw()
    {
        (ReadAt, IsStale) = (Clock.Now, false);
        StateHasChanged();
    }

    /// <summary>Answers the first request with a status while there is still time.</summary>
    private protected void Refuse(int status)
    {
        if (Context is { Response: { HasStarted: false } response })
        {
            // Said at the last moment: a page that is 404 while it is drawn is sent empty, for a middleware to fill, and this one says itself what is not there.
            response.OnStarting(() =>
            {
                response.StatusCode = status;
                return Task.CompletedTask;
            });
        }
    }

    /// <summary>Listens, reads, and then takes what came meanwhile: nothing is missed in between. Called again, it follows the new feeds instead.</summary>
    /// <param name="take">Gets events in batches, at most seven times a second; a reset reads anew by itself.</param>
    private protected async Task Follow(Func<TicketEvent, bool> wants, Func<Feed, bool> feeds, Func<IReadOnlyList<TicketEvent>, Task> take)
    {
        live?.Dispose();
        var feed = live = new LiveFeed(
            Listener, Time, wants, feeds, (events, mustReload) => InvokeAsync(() => mustReload ? ReadAnew() : Guarded(() => take(events))));
        await ReadAnew();
        feed.Start();
    }

    private protected Task ReadAnew() => Guarded(Load);

    /// <summary>Again and again until the page is left.</summary>
    private protected void Every(TimeSpan period, Func<Task> round) => _ = Rounds.Every(period, Time, () => InvokeAsync(round), Leaving);

    /// <summary>The page must survive a store that is away for a while, and say that it shows what was.</summary>
    private protected async Task Guarded(Func<Task> read)
    {
        try
        {
            if (await Current.Check() is PageStanding.Holds)
            {
                await read();
            }
        }
        catch (StoreUnavailableException fault)
        {
            Log.PageNotRead(Loggers.CreateLogger(GetType()), GetType().Name, fault);
            IsStale = true;
            StateHasChanged();
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // The page was left while it read.
        }
    }
}
