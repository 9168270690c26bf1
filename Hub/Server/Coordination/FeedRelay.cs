using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Hosting;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Server.Measures;
using RedProperty.Realtime.Server.Wire;
using TicketEvent = RedProperty.Realtime.Domain.Tickets.TicketEvent;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>
/// From the feeds to the watchers, on the listener's own loop: put into words once for each protocol, handed to each connection in the order of the feed,
/// waited for by nobody. A tablet in a lift holds up only itself; see <see cref="Watcher"/>.
/// </summary>
internal sealed class FeedRelay(
    IFeedListener listener, Watchers watchers, WatchScopes scopes, HeadsTeller heads, RealtimeMeter meter, TimeProvider time) : IHostedService, IDisposable
{
    private IDisposable? subscription;

    /// <summary>Listening begins before the doors open, so that no watcher is earlier than the relay.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        watchers.CaughtBreath = heads.Tell;
        subscription = listener.Subscribe(Relay, Relay, feed => watchers.IsWatched(feed.Name));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => subscription?.Dispose();

    private void Relay(TicketEvent ticketEvent)
    {
        scopes.Refresh();
        var audience = watchers.Of(ticketEvent.Feed.Name);
        if (audience.Length == 0)
        {
            return;
        }

        var message = new SerializedHubMessage(new InvocationMessage(nameof(ICoordinationClient.TicketChanged), [ticketEvent.ToWire()]));
        var left = 0;
        foreach (var watcher in audience)
        {
            left += watcher.Push(message) ? 0 : 1;
        }

        meter.Pushed(ticketEvent.Happening.Fact.Type, time.GetUtcNow() - ticketEvent.Happening.At, left);
    }

    private void Relay(FeedReset reset)
    {
        scopes.Refresh();
        heads.Tell(watchers.Of(reset.Feed.Name), reset.Feed, reset.Head);
    }
}
