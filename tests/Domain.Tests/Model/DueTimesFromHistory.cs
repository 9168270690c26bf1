using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Model;

public sealed class DueTimesFromHistory(ITestOutputHelper output)
{
    private const int Histories = 500;
    private const int Steps = 30;

    [Fact]
    public void Due_times_can_be_derived_again_from_the_history_alone() => Derive(1949);

    [Fact]
    public void And_from_histories_that_nobody_has_seen_before() => Derive(Random.Shared.Next());

    private void Derive(int seed)
    {
        output.WriteLine($"seed {seed}, {Histories} histories of {Steps} steps");
        for (var i = 0; i < Histories; i++)
        {
            var history = new History(unchecked(seed + i));
            for (var step = 0; step < Steps; step++)
            {
                history.Step();
                if (step % 3 > 0)
                {
                    continue;
                }

                var stated = (Owed(history.Ticket), Missed(history.Log));
                var derived = Rederivation.Of(history.Log);
                Assert.True(
                    stated == derived,
                    $"Seed {unchecked(seed + i)}, step {step + 1}: the ticket says {stated}, its history {derived}{Environment.NewLine}{history.Steps}");
            }
        }
    }

    private static string Owed(Ticket ticket) => string.Join(", ", ticket.Deadlines.Where(deadline => deadline.IsOwed || deadline.State == DeadlineState.Lifted)
        .Select(deadline => (deadline.Obligation, deadline.IsRunning ? Hours.TickOf(deadline.DueAt) : (int?)null)).Order());

    private static string Missed(IEnumerable<Happening> log) => string.Join(", ", log.Select(happening => happening.Fact).OfType<DeadlineMissed>()
        .Select(missed => (missed.Obligation, Hours.TickOf(missed.DueAt))));
}
