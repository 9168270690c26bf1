using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Deliveries;

/// <summary>Another way to somebody whom the hub did not reach: web push, the work group's webhook. Any number of them may be registered, none included.</summary>
public interface INextChannel
{
    /// <summary>As the timeline names it, for example <c>webPush</c>.</summary>
    string Name { get; }

    /// <summary>Tells the holders. May be called again for the same call after a crash, so it must bear repetition; what it throws is logged and tried again.</summary>
    Task Tell(Ticket ticket, IReadOnlyList<UndeliveredHolder> holders, CancellationToken cancellation);
}
