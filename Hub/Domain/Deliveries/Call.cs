using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Deliveries;

/// <summary>An event that brings a matter to somebody (派单): it counts as delivered to him once a device of his has stored it.</summary>
/// <param name="Version">The ticket's version that the event made.</param>
/// <param name="UserIds">Whom it calls; at least one.</param>
public sealed record Call(string TicketId, long Version, DateTimeOffset At, IReadOnlyList<string> UserIds)
{
    /// <summary>30 seconds: then a matter that no device of its holder has stored counts as undelivered.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Of a change, only the last call counts: who was passed over within it never held the matter.</summary>
    /// <returns>Null when the change calls nobody.</returns>
    public static Call? Of(TicketChange change)
    {
        for (var i = change.Steps.Count - 1; i >= 0; i--)
        {
            var before = i > 0 ? change.Steps[i - 1].Ticket : change.Before;
            var step = change.Steps[i];
            if (Called(step, before) is { Count: > 0 } called)
            {
                return new Call(step.Ticket.Id, step.Ticket.Version, step.Happening.At, called);
            }
        }

        return null;
    }

    private static IReadOnlyList<string> Called(TicketStep step, Ticket? before)
    {
        var holders = step.Ticket.Holders.Select(holder => holder.UserId).Where(user => user != step.Happening.By);
        return step.Happening.Fact switch
        {
            Reported or Reopened or Escalated or Returned or Assigned or Split => [.. holders],
            Reclassified => [.. holders.Except(before?.Holders.Select(holder => holder.UserId) ?? [], StringComparer.Ordinal)],
            _ => [],
        };
    }
}
