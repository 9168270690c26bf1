using System.Diagnostics;
using System.Globalization;
using RedProperty.Realtime.Benchmarks.Stores;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Benchmarks.Deadlines;

/// <summary>A ticket as this benchmark remembers it, so that nothing of what is checked later comes from the store.</summary>
internal sealed record SeededTicket(string Id, DateTimeOffset ReportedAt)
{
    /// <summary>2341: 20 minutes.</summary>
    public static readonly TimeSpan ResponseAllowance = TimeSpan.FromMinutes(20);

    public DateTimeOffset DueAt => ReportedAt + ResponseAllowance;
}

/// <summary>Reports that were accepted in the past, by the product's own use case, all over the city and its catalogue.</summary>
internal sealed class Seeding(House house, DemoCity city)
{
    private const int Writers = 256;

    private int seeded;

    /// <summary>Tickets in a second, of the last call.</summary>
    public double Rate { get; private set; }

    public async Task<IReadOnlyList<SeededTicket>> Report(IReadOnlyList<DateTimeOffset> moments, CancellationToken cancellation)
    {
        var tickets = new SeededTicket[moments.Count];
        var first = seeded;
        var watch = Stopwatch.StartNew();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancellation };
        await Parallel.ForAsync(0, moments.Count, options, async (i, token) => tickets[i] = await Report(first + i, moments[i], token));
        seeded += moments.Count;
        Rate = moments.Count / watch.Elapsed.TotalSeconds;
        Progress.Say($"seeded {moments.Count} tickets, {Rate:0} a second");
        return tickets;
    }

    private async ValueTask<SeededTicket> Report(int number, DateTimeOffset at, CancellationToken cancellation)
    {
        var commands = new HandleTicketCommand(house.Tickets, city, new NoAlarm(), new FixedTime(at));
        var command = new ReportTicket(
            city.KindCodes[number % city.KindCodes.Count],
            city.BuildingIds[number % city.BuildingIds.Count],
            "2单元301",
            "三楼的灯不亮",
            "从昨天晚上开始，三楼楼道的灯一直不亮，老人上下楼不方便，请尽快处理。",
            null,
            [],
            "open311");
        var commandId = string.Create(CultureInfo.InvariantCulture, $"seed-{number}");
        var outcome = await commands.Report(Actor.Resident, commandId, command, cancellation);
        return outcome.Value is { } answer
            ? new SeededTicket(answer.Receipt.TicketId, at)
            : throw new InvalidOperationException($"A seed was refused: {outcome.Refusal}");
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
