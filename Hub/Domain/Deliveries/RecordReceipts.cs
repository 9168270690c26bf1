using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Deliveries;

/// <summary>Takes receipts down; a matter that counted as undelivered and has come after all is marked so.</summary>
public sealed class RecordReceipts(IDeliveryBook book, ITicketStore store, IRulebooks rulebooks, TimeProvider time)
{
    public async Task RunAsync(IReadOnlyCollection<DeviceReceipt> receipts, CancellationToken cancellation)
    {
        foreach (var late in (await book.Record(receipts, cancellation)).Where(it => it.Delivery.At - it.CalledAt >= Call.Patience))
        {
            await Mark(late.Delivery, cancellation);
        }
    }

    private async Task Mark(Delivery late, CancellationToken cancellation)
    {
        AppendStatus status;
        do
        {
            var ticket = (await store.Load(late.TicketId, null, cancellation)).Ticket;
            var happenings = ticket is null ? [] : DeliveryDecision.Arrive(ticket, late.UserId, late.Version, time.GetUtcNow());
            if (happenings.Count == 0)
            {
                return;
            }

            var change = HandleTicketCommand.ChangeOf(ticket, late.TicketId, happenings, null, rulebooks.Current);
            status = (await store.Append(change, cancellation)).Status;
        }
        while (status == AppendStatus.Conflict);
    }
}
