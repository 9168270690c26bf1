using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Hotline;

/// <summary>
/// Takes in a file of the 12345 hotline (热线工单导入): line by line, in small batches, each case once however often and by whomever it is sent. What was
/// interrupted is sent again as a whole.
/// </summary>
public sealed class TakeInHotline(ITicketStore store, IHotlineCases cases, IRulebooks rulebooks, IDeadlineAlarm alarm, TimeProvider time)
{
    /// <summary>So many cases are one write: more would hold up the community's other tickets.</summary>
    private const int Batch = 50;

    private const int MostKindsShown = 50;

    /// <param name="progress">Told how many lines are done.</param>
    public async Task<Outcome<IntakeAnswer>> Run(
        Actor actor, HotlineTable table, HotlineMapping mapping, bool isDryRun, Action<int>? progress, CancellationToken cancellation)
    {
        var rules = rulebooks.Current;
        if ((IntakeAuthority.Check(actor) ?? mapping.Check(rules)) is { } refusal)
        {
            return refusal;
        }

        if (HotlineForm.Check(mapping, table.Columns) is { Count: > 0 } missing)
        {
            return new IntakeAnswer(isDryRun, 0, 0, 0, 0, missing, []);
        }

        var form = new HotlineForm(mapping, table.Columns, actor, rules, time.GetUtcNow());
        var tally = new Tally(mapping.Columns.Kind);
        var waiting = new Dictionary<string, List<HotlineReport>>(StringComparer.Ordinal);
        foreach (var line in table.Lines)
        {
            var (report, faults) = form.Read(line);
            tally.Add(line, faults);
            if (report is not null)
            {
                var batch = waiting.TryGetValue(report.CommunityId, out var begun) ? begun : waiting[report.CommunityId] = [];
                batch.Add(report);
                if (batch.Count >= Batch)
                {
                    await Take(batch);
                    batch.Clear();
                    progress?.Invoke(tally.Lines);
                }
            }
        }

        foreach (var batch in waiting.Values.Where(batch => batch.Count > 0))
        {
            await Take(batch);
        }

        progress?.Invoke(tally.Lines);
        return tally.Answer(isDryRun);

        async Task Take(List<HotlineReport> batch)
        {
            cancellation.ThrowIfCancellationRequested();
            var known = await cases.Known(batch[0].CommunityId, [.. batch.Select(report => report.Number)], cancellation);
            HotlineReport[] fresh = [.. batch.Where(report => !known.ContainsKey(report.Number))];
            tally.Known += batch.Count - fresh.Length;
            if (isDryRun || fresh.Length == 0)
            {
                tally.AddNew(fresh);
                return;
            }

            await Write(actor, fresh, tally, cancellation);
        }
    }

    private async Task Write(Actor actor, HotlineReport[] batch, Tally tally, CancellationToken cancellation)
    {
        var rules = rulebooks.Current;
        var now = time.GetUtcNow();
        var local = now.ToOffset(rules.Calendar.UtcOffset);
        var community = batch[0].CommunityId;
        var numbers = await Task.WhenAll(batch.Select(_ => store.NextNumber(community, DateOnly.FromDateTime(local.DateTime), cancellation)));
        var changes = new List<(HotlineReport Report, TicketChange Change)>(batch.Length);
        foreach (var (report, running) in batch.Zip(numbers))
        {
            var names = TicketNames.Make(community, running, local);
            var decision = ReportDecision.Decide(report.Command, names, actor, rules, now);
            if (decision.Refusal is not null)
            {
                // The organisation changed under the file.
                tally.NotWritten(report);
                continue;
            }

            changes.Add((report, HandleTicketCommand.ChangeOf(null, names.Id, decision.Happenings, $"hotline/{report.Number}", rules)));
        }

        if (changes.Count == 0)
        {
            return;
        }

        var results = await store.AppendAll([.. changes.Select(pair => pair.Change)], cancellation);
        foreach (var ((report, change), result) in changes.Zip(results))
        {
            switch (result.Status)
            {
                case AppendStatus.Written:
                    tally.AddNew([report]);
                    if (change.After.WakeAt is { } wakeAt)
                    {
                        alarm.Arm(community, wakeAt);
                    }

                    break;
                case AppendStatus.Replayed:
                    tally.Known++;
                    break;
                default:
                    tally.NotWritten(report);
                    break;
            }
        }
    }

    /// <summary>What has come together so far.</summary>
    private sealed class Tally(string? kindColumn)
    {
        private readonly List<IntakeFault> faults = [];
        private readonly List<HotlineReport> first = [];
        private readonly Dictionary<string, int> unknownKinds = new(StringComparer.Ordinal);
        private int fresh;
        private int faulty;

        public int Lines { get; private set; }

        public int Known { get; set; }

        public void Add(HotlineLine line, IReadOnlyList<IntakeFault> found)
        {
            Lines += line.Line > 0 ? 1 : 0;
            faulty += found.Count > 0 && line.Line > 0 ? 1 : 0;
            faults.AddRange(found.Take(IntakeAnswer.MostFaults - faults.Count));
            foreach (var fault in found.Where(fault => fault.Code == IntakeFaultCode.KindUnknown && fault.Column == kindColumn))
            {
                unknownKinds[fault.Given] = unknownKinds.GetValueOrDefault(fault.Given) + 1;
            }
        }

        public void AddNew(HotlineReport[] reports)
        {
            fresh += reports.Length;
            first.AddRange(reports.Take(IntakeAnswer.MostShown - first.Count));
        }

        public void NotWritten(HotlineReport report)
        {
            faulty++;
            faults.Add(new IntakeFault(report.Line, "", IntakeFaultCode.NotWritten));
        }

        public IntakeAnswer Answer(bool isDryRun) => new(isDryRun, Lines, fresh, Known, faulty, [.. faults.OrderBy(fault => fault.Line)], first)
        {
            UnknownKinds = [.. unknownKinds.OrderByDescending(pair => pair.Value).Select(pair => pair.Key).Take(MostKindsShown)],
        };
    }
}
