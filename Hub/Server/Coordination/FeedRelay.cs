using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Server.Measures;
using RedProperty.Realtime.Server.Wire;
using TicketEvent = RedProperty.Realtime.Domain.Tickets.TicketEvent;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>
/// From the feeds to the watchers. Sends are begun in the order of the feed and not waited for: SignalR keeps the order within a connection, and a tablet
/// in a lift must not hold up the others. <see cref="Heartbeat"/> ends connections that no longer take anything in.
/// </summary>
internal sealed class FeedRelay(
    IFeedListener listener,
    IHubContext<CoordinationHub, ICoordinationClient> hub,
    Watchers watchers,
    WatchScopes scopes,
    RealtimeMeter meter,
    TimeProvider time,
    ILogger<FeedRelay> logger) : BackgroundService
{
    /// <summary>Holds what happened while one send is begun: microseconds. Writers never wait for it.</summary>
    private readonly Channel<object> heard = Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });

    private IDisposable? subscription;

    /// <summary>Listening begins before the doors open, so that no watcher is earlier than the relay.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        subscription = listener.Subscribe(Hear, reset => heard.Writer.TryWrite(reset), feed => watchers.IsWatched(feed.Name));
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        subscription?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var item in heard.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await Relay(item);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Named by feed alone: the ticket itself knows a resident.
                Log.RelayFailed(logger, item is TicketEvent failed ? failed.Feed.Name : "A reset", exception);
            }
        }
    }

    private void Hear(TicketEvent ticketEvent)
    {
        if (watchers.IsWatched(ticketEvent.Feed.Name))
        {
            heard.Writer.TryWrite(ticketEvent);
        }
    }

    private async Task Relay(object item)
    {
        await scopes.Refresh();
        if (item is TicketEvent ticketEvent)
        {
            _ = Watch(ticketEvent.Feed.Name, hub.Clients.Group(ticketEvent.Feed.Name).TicketChanged(ticketEvent.ToWire()), ticketEvent);
        }
        else if (item is FeedReset reset)
        {
            var feed = reset.Feed.Name;
            var heads = new FeedHeads(
                time.GetUtcNow(),
                new Dictionary<string, long> { [feed] = reset.Head.Sequence },
                new Dictionary<string, string> { [feed] = reset.Head.Epoch });
            _ = Watch(feed, hub.Clients.Group(feed).Heads(heads), null);
        }
    }

    private async Task Watch(string feed, Task sending, TicketEvent? ticketEvent)
    {
        try
        {
            await sending;
            if (ticketEvent is not null)
            {
                meter.Pushed(ticketEvent.Happening.Fact.Type, time.GetUtcNow() - ticketEvent.Happening.At);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.PushFailed(logger, feed, exception);
        }
    }
}
