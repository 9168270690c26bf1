using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Field.Tasks;

namespace RedProperty.Realtime.Field.Tests;

/// <summary>A ticket of the grid, held by me unless said otherwise, and what waits here for it.</summary>
internal static class SomeTickets
{
    public const string Me = "person-1";

    public static readonly DateTimeOffset Nine = new(2026, 11, 28, 9, 0, 0, TimeSpan.FromHours(8));

    public static TicketSnapshot ATicket(string phase = "reported", string holder = Me, string severity = "ordinary", params TicketDeadline[] deadlines) => new(
        "yanzishan.1", "20261128-0001", "grid/yanzishan-1", 1, "corridor-clutter", "order", severity, "grid", phase,
        new TicketPlace("yanzishan", "yanzishan-1", "yanzishan-1-01", null, null), "楼道堆物", "", [],
        new TicketRung(1, "gridWorker", "grid", "gridWorker@yanzishan-1", Nine), [new TicketHolder(holder, "韦明彤", "gridWorker")],
        deadlines, Nine, Nine, null, null, "hub", 0, 0, null);

    public static TicketDeadline Limit(string obligation, int minutes, string state = "running") => new(
        obligation, 1, $"PT{minutes}M", Nine.AddMinutes(minutes), Nine.AddMinutes(minutes * 0.75), state, null);

    public static OutboxEntry Unsent(string method, string json = "{}") => new(Guid.NewGuid().ToString("N"), "yanzishan.1", method, json, Nine);

    public static FieldTask Task(TicketSnapshot ticket, params OutboxEntry[] waiting) => new(ticket, waiting, Me);
}
