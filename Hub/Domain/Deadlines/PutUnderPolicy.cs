using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>What putting open tickets under the policy in force came to.</summary>
/// <param name="Changed">Tickets with other limits now.</param>
/// <param name="Unchanged">Tickets that stood under it already, or were resolved meanwhile.</param>
public sealed record PolicyApplied(int Changed, int Unchanged);

/// <summary>
/// What was promised at the acceptance stays, whatever the policy becomes, unless an administrator says otherwise, with a reason that every ticket
/// keeps. Asked again with the same command id it goes on where it stopped.
/// </summary>
public sealed class PutUnderPolicy(ITicketQueries queries, HandleTicketCommand commands, IRulebooks rulebooks)
{
    public const int LongestCommandId = 36;
    private const int AtOnce = 16;

    /// <param name="scope">A place whose open tickets are meant; all of the administrator's when null.</param>
    public async Task<Outcome<PolicyApplied>> Run(Actor actor, string commandId, string? scope, string reason, CancellationToken cancellation)
    {
        var chart = rulebooks.Current.Organisation;
        var refusal = TicketText.CheckRequired("commandId", commandId, LongestCommandId) ?? TicketText.CheckRequired("reason", reason)
            ?? CheckScope(actor, scope, chart);
        if (refusal is not null)
        {
            return refusal;
        }

        var feeds = scope is null ? actor.Feeds(chart) : [.. chart.FeedsOf(scope)];
        var open = await queries.OpenIn(feeds, int.MaxValue, cancellation);
        var changed = 0;
        var unchanged = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(open, options, async (ticket, token) =>
        {
            var own = ticket.Id[(ticket.Id.IndexOf('.', StringComparison.Ordinal) + 1)..];
            var answer = await commands.Handle(actor, $"{commandId}/{own}", ticket.Id, new ApplyPolicy(reason), token);
            _ = answer.IsRefused ? Interlocked.Increment(ref unchanged) : Interlocked.Increment(ref changed);
        });
        return new PolicyApplied(changed, unchanged);
    }

    private static Refusal? CheckScope(Actor actor, string? scope, OrganisationChart chart)
    {
        if (scope is not null && chart.FindPlace(scope) is null)
        {
            return Refusal.NotFound("scope", $"'{scope}' is no place of the organisation.");
        }

        return actor.Holds(Role.Administrator) ? null : Refusal.Forbidden("Only an administrator puts open tickets under another policy.");
    }
}
