using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Simulator.Proof;

/// <summary>The 2341 limits as this checker knows them, on purpose not read from the program: ordinary 20 and 30 min; major 20 min, 4 h, 1 day.</summary>
public sealed class Expected(double timeScale)
{
    /// <summary>The store keeps times to the millisecond or better.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(2);

    private static readonly Dictionary<string, (string Obligation, TimeSpan Allowance)[]> Limits = new(StringComparer.Ordinal)
    {
        ["ordinary"] = [("response", TimeSpan.FromMinutes(20)), ("solution", TimeSpan.FromMinutes(30))],
        ["major"] = [("response", TimeSpan.FromMinutes(20)), ("writtenReply", TimeSpan.FromHours(4)), ("solution", TimeSpan.FromDays(1))],
    };

    /// <summary>Whether the limits of the first rung are those promised, counted from the acceptance.</summary>
    public bool Fits(TicketSnapshot ticket)
    {
        if (!Limits.TryGetValue(ticket.Severity, out var limits))
        {
            return false;
        }

        var first = ticket.Deadlines.Where(deadline => deadline.Rung == 1).ToArray();
        return first.Length == limits.Length && limits.All(limit => first.Any(deadline =>
            deadline.Obligation == limit.Obligation
            && (deadline.DueAt - ticket.ReportedAt - (limit.Allowance / timeScale)).Duration() <= Tolerance));
    }
}
