using System.Collections.Concurrent;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Publication;

namespace RedProperty.Realtime.Domain.Boards;

/// <summary>
/// Reads boards for whoever scans the corridor's code. What the store holds is read at most every <see cref="NoticesKept"/> and <see cref="FiguresKept"/>
/// for each community, however many look; while the store is away, the board shows the rest.
/// </summary>
public sealed class ReadBoard(INoticeStore notices, IDayFigures figures, IRulebooks rulebooks, TimeProvider time)
{
    /// <summary>2 seconds.</summary>
    public static readonly TimeSpan NoticesKept = TimeSpan.FromSeconds(2);

    /// <summary>1 minute: they tell of months.</summary>
    public static readonly TimeSpan FiguresKept = TimeSpan.FromMinutes(1);

    // One entry of each for every community whose board was looked at: as many as the city has communities.
    private readonly ConcurrentDictionary<string, Kept<IReadOnlyList<Notice>>> keptNotices = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Kept<BoardFigures>> keptFigures = new(StringComparer.Ordinal);

    /// <summary>Null when the organisation has no such building.</summary>
    public async Task<Board?> Read(string buildingId, CancellationToken cancellation)
    {
        var rules = rulebooks.Current;
        if (BoardRules.Of(rules, buildingId) is not { } board)
        {
            return null;
        }

        try
        {
            var (all, sums) = (await Notices(board.Community.Id, cancellation), await Figures(board.Community.Id, rules, cancellation));
            var now = time.GetUtcNow();
            return board with
            {
                Notices = [.. all.Where(notice => notice.StateAt(now) == NoticeState.Standing && rules.Organisation.Covers(notice.PlaceId, buildingId))],
                Figures = sums,
            };
        }
        catch (StoreUnavailableException)
        {
            return board;
        }
    }

    private Task<IReadOnlyList<Notice>> Notices(string communityId, CancellationToken cancellation) =>
        Shared(keptNotices, communityId, NoticesKept, () => notices.List(communityId, cancellation));

    private Task<BoardFigures> Figures(string communityId, Rulebook rules, CancellationToken cancellation) =>
        Shared(keptFigures, communityId, FiguresKept, async () =>
        {
            var today = DateOnly.FromDateTime(time.GetUtcNow().ToOffset(rules.Calendar.UtcOffset).DateTime);
            var month = new DateOnly(today.Year, today.Month, 1);
            var quarter = new DateOnly(today.Year, today.Month - ((today.Month - 1) % 3), 1);
            return new BoardFigures(
                month,
                new FigureSums(await figures.Sum([communityId], month, today, cancellation)),
                quarter,
                new FigureSums(await figures.Sum([communityId], quarter, today, cancellation)));
        });

    /// <summary>Two who come at the same moment may both read; that does no harm.</summary>
    private async Task<T> Shared<T>(ConcurrentDictionary<string, Kept<T>> kept, string communityId, TimeSpan length, Func<Task<T>> read)
    {
        if (kept.TryGetValue(communityId, out var known) && time.GetUtcNow() - known.At < length)
        {
            return known.Value;
        }

        var value = await read();
        kept[communityId] = new Kept<T>(time.GetUtcNow(), value);
        return value;
    }

    private sealed record Kept<T>(DateTimeOffset At, T Value);
}
