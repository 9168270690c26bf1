using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Figures;

/// <summary>The figures of one community, day by day, oldest first; the last day is today.</summary>
public sealed record CommunityFigures(OpenCount Now, IReadOnlyList<FigureSums> Days);

/// <summary>The city as its figures stood at a moment.</summary>
/// <param name="Today">The last of the days.</param>
/// <param name="Communities">By id; a community of which nothing is kept is absent.</param>
public sealed record CityFigures(DateTimeOffset At, DateOnly Today, IReadOnlyDictionary<string, CommunityFigures> Communities)
{
    private static readonly CommunityFigures Nothing = new(default, [.. Enumerable.Repeat(FigureSums.None, AreaFigures.Days)]);

    /// <summary>A place's figures are those of the communities in it.</summary>
    public CommunityFigures Of(string placeId, OrganisationChart chart)
    {
        var parts = chart.Within(placeId, PlaceLevel.Community).Select(community => Communities.GetValueOrDefault(community.Id)).OfType<CommunityFigures>().ToList();
        return parts switch
        {
            [] => Nothing,
            [var only] => only,
            _ => new CommunityFigures(
                parts.Select(part => part.Now).Aggregate((one, other) => one + other),
                [.. Enumerable.Range(0, AreaFigures.Days).Select(day => FigureSums.Sum(parts.Select(part => part.Days[day])))]),
        };
    }
}

/// <summary>
/// Kept figures for roll-ups (区域汇总). All who look at this process share one reading, at most one a second, and only while somebody looks; days that are
/// over do not change and are read every ten minutes.
/// </summary>
public sealed class AreaFigures(IDayFigures figures, IRulebooks rulebooks, TimeProvider time) : IDisposable
{
    /// <summary>28: four weeks, so that one week can be held against another.</summary>
    public const int Days = 28;

    /// <summary>One second.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>10 minutes: a miss that was written late, after an outage, belongs to the day of its limit.</summary>
    private static readonly TimeSpan PastKept = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim gate = new(1);
    private (DateTimeOffset At, DateOnly Today, OrganisationChart Chart, IReadOnlyList<IReadOnlyDictionary<string, FigureSums>> Days)? past;
    private CityFigures? latest;

    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public async Task<CityFigures> Read(CancellationToken cancellation)
    {
        if (Latest() is { } fresh)
        {
            return fresh;
        }

        await gate.WaitAsync(cancellation);
        try
        {
            // Whoever waited shares what the one before him has read.
            return Latest() ?? (latest = await ReadAnew(cancellation));
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private CityFigures? Latest() => latest is { } known && time.GetUtcNow() - known.At < Pace && known.Today == Today(rulebooks.Current) ? known : null;

    private async Task<CityFigures> ReadAnew(CancellationToken cancellation)
    {
        var rules = rulebooks.Current;
        var (now, today) = (time.GetUtcNow(), Today(rules));
        string[] ids = [.. rules.Organisation.Places.Where(place => place.Level == PlaceLevel.Community).Select(place => place.Id)];
        if (past is not { } kept || kept.Today != today || !ReferenceEquals(kept.Chart, rules.Organisation) || now - kept.At > PastKept)
        {
            var days = new List<IReadOnlyDictionary<string, FigureSums>>();
            for (var back = Days - 1; back > 0; back--)
            {
                days.Add(await figures.Day(ids, today.AddDays(-back), cancellation));
            }

            past = kept = (now, today, rules.Organisation, days);
        }

        var reading = figures.Open(ids, cancellation);
        var current = await figures.Day(ids, today, cancellation);
        var open = await reading;
        return new CityFigures(now, today, ids.Where(id => open.ContainsKey(id)).ToDictionary(id => id, id => new CommunityFigures(
            open[id], [.. kept.Days.Append(current).Select(day => day.GetValueOrDefault(id, FigureSums.None))])));
    }

    private DateOnly Today(Rulebook rules) => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(rules.Calendar.UtcOffset).DateTime);
}
