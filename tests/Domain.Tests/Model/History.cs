using System.Text.Json;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Model;

/// <summary>One random ticket's life, played to the domain and to the model at once. The seed is all there is to it.</summary>
internal sealed class History
{
    public const string OtherId = "spring.other";

    private readonly Random random;
    private readonly ModelLadder ladder;
    private readonly ModelTicket model;
    private readonly Draws draws;
    private readonly List<string> steps = [];
    private readonly List<Happening> log = [];
    private readonly List<Happening> stored = [];
    private ModelPolicy policy;
    private Rulebook rules;

    public History(int seed)
    {
        random = new Random(seed);
        ladder = ModelLadder.Cities[random.Next(ModelLadder.Cities.Length)];
        Obligation[] workOnly = random.Next(2) == 0 ? [] : [.. Enum.GetValues<Obligation>().Where(_ => random.Next(2) == 0)];
        draws = new Draws(random, workOnly);
        policy = workOnly.Length == 0 && random.Next(3) > 0 ? ModelPolicy.Rule2341 : ModelPolicy.Draw(random, workOnly);
        rules = ladder.City.Current with { Policy = policy.ToDomain(), Calendar = Hours.Calendar };
        var kind = ModelTicket.Kinds.Keys.ElementAt(random.Next(ModelTicket.Kinds.Count));
        model = new ModelTicket(ladder, kind, policy);
        var report = new ReportTicket(kind, "spring-1-01", null, "灯不亮", null, null, [], "hub");
        var decision = ReportDecision.Decide(report, new NewTicketNames("spring.one", "20261123-0001", "code"), Actor.Resident, rules, ATicket.Nine);
        steps.Add($"0: {kind}, {policy.Promises[model.Severity].Words}");
        Ticket = TicketFold.Begin("spring.one", decision.Happenings[0]);
        log.Add(decision.Happenings[0]);
        Take([.. decision.Happenings.Skip(1)]);
    }

    public Ticket Ticket { get; private set; }

    public IReadOnlyList<Happening> Log => log;

    public string Steps => string.Join(Environment.NewLine, steps);

    /// <summary>Null when the domain did what the model did; otherwise the difference.</summary>
    public string? Step()
    {
        var to = model.Now + draws.Wait();
        var isAwake = random.Next(4) > 0;
        var early = Wait(to, isAwake);
        var act = random.Next(10) > 0 ? Act() : null;
        model.Settle();
        Take(Enforcement.Decide(Ticket, rules, Hours.Moment(to)));
        return early
            ?? act
            ?? (Enforcement.Decide(Ticket, rules, Hours.Moment(to)).Count > 0 ? "enforced again, the clock did something again" : null)
            ?? Comparison.Difference(model, Ticket, log, ladder);
    }

    private string? Wait(int to, bool isAwake)
    {
        var now = model.Now;
        model.Advance(to, isAwake);
        if (!isAwake)
        {
            var isRestart = random.Next(2) == 0;
            steps.Add($"{to}: all processes {(isRestart ? "were gone" : "slept")} since {now}");
            return isRestart ? Restart() : null;
        }

        while (Ticket.WakeAt is { } wakeAt && wakeAt <= Hours.Moment(to))
        {
            if (Enforcement.Decide(Ticket, rules, wakeAt.AddMilliseconds(-1)).Count > 0)
            {
                return $"the clock acted before {wakeAt:O}";
            }

            Take(Enforcement.Decide(Ticket, rules, wakeAt));
        }

        return null;
    }

    /// <summary>Nothing is left but what was stored: the ticket, and its history.</summary>
    private string? Restart()
    {
        stored.AddRange(log.Skip(stored.Count).Select(AsStored));
        var text = JsonSerializer.Serialize(Ticket, TicketJson.Default.Ticket);
        var again = stored.Skip(1).Aggregate(TicketFold.Begin(Ticket.Id, stored[0]), (ticket, happening) => ticket.Apply(happening));
        Ticket = JsonSerializer.Deserialize(text, TicketJson.Default.Ticket)!;
        return JsonSerializer.Serialize(again, TicketJson.Default.Ticket) == text ? null : "the history does not add up to the stored ticket";
    }

    private string? Act()
    {
        if (random.Next(12) == 0)
        {
            policy = draws.Policy();
            rules = rules with { Policy = policy.ToDomain() };
            steps.Add($"{model.Now}: another policy, ordinary {policy.Promises[0].Words}; major {policy.Promises[Domain.Catalogue.Severity.Major].Words}");
            return null;
        }

        var (person, command) = draws.Command(model, ladder);
        var actor = person == "resident" ? Actor.Holding("code") : ladder.City.Person(person);
        var decision = Decide(command, actor);
        steps.Add($"{model.Now}: {person} {command}: {decision.Refusal?.Sentence ?? "done"}");
        var isAccepted = model.Do(person, command, policy);
        Take(decision.Happenings);
        return isAccepted == (decision.Refusal is null) ? null : $"the model says {(isAccepted ? "done" : "refused")}";
    }

    private Decision Decide(TicketCommand command, Actor actor)
    {
        // The other ticket of the same matter stands as this one does, and is grave enough to take in any.
        var other = Ticket with { Id = OtherId, Severity = Domain.Catalogue.Severity.Major, MergedInto = null };
        var now = Hours.Moment(model.Now);
        return command switch
        {
            MergeTicket merge => Half(MergeDecision.Merge(Ticket, other, merge, actor, rules, now)),
            SplitTicket split => Half(MergeDecision.Split(Ticket, other, split, actor, rules, now)),
            _ => TicketDecision.Decide(Ticket, command, actor, rules, now),
        };

        static Decision Half(PairDecision decision) => new(decision.Ticket, decision.Refusal);
    }

    private void Take(IReadOnlyList<Happening> happenings)
    {
        foreach (var happening in happenings)
        {
            Ticket = Ticket.Apply(happening);
            log.Add(happening);
        }
    }

    private static Happening AsStored(Happening happening) => JsonSerializer.Deserialize(
        JsonSerializer.SerializeToUtf8Bytes(happening, TicketJson.Default.Happening), TicketJson.Default.Happening)!;
}
