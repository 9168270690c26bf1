using System.Runtime.CompilerServices;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Searches;

/// <summary>A list on its way into a file: read in slices, once.</summary>
public sealed class ExportedList
{
    private const int Slice = 500;

    private readonly ITicketScan scan;
    private readonly ScanList list;
    private readonly Func<Ticket, bool> isWanted;

    internal ExportedList(ITicketScan scan, ScanList list, DateTimeOffset at, Func<Ticket, bool> isWanted) =>
        (this.scan, this.list, At, this.isWanted) = (scan, list, at, isWanted);

    /// <summary>The moment that the list is of.</summary>
    public DateTimeOffset At { get; }

    /// <summary>How many tickets were handed over so far.</summary>
    public int Count { get; private set; }

    /// <summary>There were more than a file takes; known once all have been handed over.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Soonest limit first.</summary>
    public async IAsyncEnumerable<Ticket> Read([EnumeratorCancellation] CancellationToken cancellation)
    {
        IsCut = list.TicketIds.Count < list.Total;
        foreach (var slice in list.TicketIds.Chunk(Slice))
        {
            foreach (var ticket in (await scan.Read(slice, cancellation)).Where(isWanted))
            {
                if (Count == ListForExport.MostTickets)
                {
                    IsCut = true;
                    yield break;
                }

                Count++;
                yield return ticket;
            }
        }
    }
}
