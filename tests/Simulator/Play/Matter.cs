using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Simulator.Play;

/// <summary>A ticket at one rung, the one who answers for it there, and a device that hears of it.</summary>
internal sealed record Matter(int Index, TicketSnapshot Ticket, StaffMember Holder, StaffMember Witness)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether the newest that the witness knows still leaves it to him, in that phase.</summary>
    public bool IsStillHis(string phase) =>
        (Witness.Client.Find(Ticket.Id) ?? Ticket) is var now && now.Rung.Level == Ticket.Rung.Level && now.Phase == phase;

    /// <summary>Whether the matter turns out to have gone elsewhere.</summary>
    public Task<bool> MovedOn(string phase, TimeSpan within) => Turns(() => !IsStillHis(phase), within);

    /// <summary>Waits for the push of what he just did, so that he goes on from there.</summary>
    public Task<bool> Heard(long version, TimeSpan within) => Turns(() => Witness.Client.Find(Ticket.Id)?.Version >= version, within);

    private static async Task<bool> Turns(Func<bool> isSo, TimeSpan within)
    {
        for (var waited = TimeSpan.Zero; waited < within; waited += Look)
        {
            if (isSo())
            {
                return true;
            }

            await Task.Delay(Look);
        }

        return false;
    }
}
