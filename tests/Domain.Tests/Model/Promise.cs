using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Domain.Tests.Model;

/// <summary>A limit in half minutes.</summary>
internal sealed record Limit(int Length, bool IsWorkOnly)
{
    public Allowance ToDomain() => IsWorkOnly
        ? Allowance.OfWorkingHours((double)Length / Hours.Hour)
        : Allowance.OfMinutes((double)Length / Hours.Minute);
}

/// <summary>What is promised for one severity, in the model's own units.</summary>
internal sealed record Promise(
    IReadOnlyDictionary<Obligation, Limit> Limits,
    IReadOnlyDictionary<PauseReason, (Obligation[] Stops, int AtMost)> Pauses,
    double ExtensionShare,
    (int Every, int AtMost)? Reminder)
{
    /// <summary>Two promises that read the same are the same.</summary>
    public string Words => string.Join(
        ' ',
        [
            .. Limits.Select(limit => $"{limit.Key}={limit.Value.Length}{(limit.Value.IsWorkOnly ? "w" : string.Empty)}"),
            .. Pauses.Select(pause => $"{pause.Key}={string.Join('+', pause.Value.Stops)}/{pause.Value.AtMost}"),
            $"share={ExtensionShare}",
            $"reminder={Reminder}",
        ]);
}

/// <summary>A policy of the model's, with its translation for the domain.</summary>
internal sealed record ModelPolicy(IReadOnlyDictionary<Severity, Promise> Promises)
{
    /// <summary>The 2341 rule in half minutes.</summary>
    public static ModelPolicy Rule2341 { get; } = new(new Dictionary<Severity, Promise>
    {
        [Severity.Ordinary] = new(Limits((Obligation.Response, 40), (Obligation.Solution, 60)), UsualPauses, 1, (10 * Hours.Minute, 12)),
        [Severity.Major] = new(
            Limits((Obligation.Response, 40), (Obligation.WrittenReply, 4 * Hours.Hour), (Obligation.Solution, Hours.Day)), UsualPauses, 1, (2 * Hours.Hour, 12)),
    });

    private static Dictionary<PauseReason, (Obligation[] Stops, int AtMost)> UsualPauses => new()
    {
        [PauseReason.WaitingForResident] = ([Obligation.Solution, Obligation.WrittenReply], 3 * Hours.Day),
        [PauseReason.WaitingForPart] = ([Obligation.Solution], 7 * Hours.Day),
    };

    /// <param name="random">Where it is drawn from.</param>
    /// <param name="workOnly">The obligations whose limits are counted in working time.</param>
    public static ModelPolicy Draw(Random random, IReadOnlyCollection<Obligation> workOnly)
    {
        var pauses = new Dictionary<PauseReason, (Obligation[] Stops, int AtMost)>();
        Obligation[][] stops = [[Obligation.Solution], [Obligation.WrittenReply], [Obligation.Solution, Obligation.WrittenReply]];
        foreach (var reason in Enum.GetValues<PauseReason>().Where(_ => random.Next(5) > 0))
        {
            pauses[reason] = (stops[random.Next(3)], random.Next(1, 72) * Hours.Hour);
        }

        double[] shares = [0, 0.5, 1, 2];
        var share = shares[random.Next(4)];
        Promise Of(params Obligation[] owed) => new(
            owed.ToDictionary(obligation => obligation, obligation => DrawLimit(random, obligation, workOnly.Contains(obligation))),
            pauses,
            share,
            random.Next(5) == 0 ? null : (random.Next(2, 90) * Hours.Minute, random.Next(1, 13)));
        return new(new Dictionary<Severity, Promise>
        {
            [Severity.Ordinary] = random.Next(4) == 0
                ? Of(Obligation.Response, Obligation.Solution, Obligation.WrittenReply)
                : Of(Obligation.Response, Obligation.Solution),
            [Severity.Major] = Of(Obligation.Response, Obligation.WrittenReply, Obligation.Solution),
        });
    }

    public ResponsePolicy ToDomain() => new(
        Promises.ToDictionary(
            promise => promise.Key,
            promise => (IReadOnlyList<Term>)[.. promise.Value.Limits.Select(limit => new Term(limit.Key, limit.Value.ToDomain()))]),
        [],
        Pauses: [.. Promises[Severity.Major].Pauses.Select(pause =>
            new PauseRule(pause.Key, pause.Value.Stops, Allowance.OfMinutes((double)pause.Value.AtMost / Hours.Minute)))],
        ExtensionShare: Promises[Severity.Major].ExtensionShare,
        Reminders: Promises.Where(promise => promise.Value.Reminder is not null).ToDictionary(
            promise => promise.Key,
            promise => new ReminderRule(Allowance.OfMinutes((double)promise.Value.Reminder!.Value.Every / Hours.Minute), promise.Value.Reminder.Value.AtMost)));

    /// <summary>Of such lengths that three quarters of them are whole half minutes.</summary>
    private static Limit DrawLimit(Random random, Obligation obligation, bool isWorkOnly) => (obligation, isWorkOnly) switch
    {
        (_, true) => new Limit(random.Next(1, 17) * 30 * Hours.Minute, true),
        (Obligation.Response, _) => new Limit(random.Next(1, 16) * 4 * Hours.Minute, false),
        _ => new Limit(random.Next(1, 12) * random.Next(1, 31) * 4 * Hours.Minute, false),
    };

    private static Dictionary<Obligation, Limit> Limits(params (Obligation Obligation, int Length)[] limits) =>
        limits.ToDictionary(limit => limit.Obligation, limit => new Limit(limit.Length, false));
}
