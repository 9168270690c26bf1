using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Server.Files;

/// <summary>What the policy file says of clocks that stand still, of more time, and of reminders.</summary>
internal static class PolicyClocks
{
    private const double MostExtensionShare = 10;
    private const double MostReminders = 100;

    /// <summary><c>"waitingForPart": { "stops": ["solution"], "atMost": { "amount": 7, "unit": "days" } }</c>.</summary>
    public static IReadOnlyList<PauseRule> Pauses(JsonPart part)
    {
        var rules = new List<PauseRule>();
        var reasons = Enum.GetValues<PauseReason>().ToDictionary(PolicyTerms.Word);
        foreach (var (name, rule) in part.Properties([.. reasons.Keys]))
        {
            var properties = rule.Properties("stops", "atMost");
            var stops = rule.Required(properties, "stops") is { } list ? Stops(list) : null;
            var atMost = rule.Required(properties, "atMost") is { } limit ? PolicyTerms.ReadAllowance(limit) : null;
            if (stops is not null && atMost is not null)
            {
                rules.Add(new PauseRule(reasons[name], stops, atMost));
            }
        }

        return rules;
    }

    public static double ExtensionShare(JsonPart part)
    {
        var share = part.Number();
        if (share is < 0 or > MostExtensionShare)
        {
            part.Fault($"must be 0 to {MostExtensionShare}; 1 grants at most as long again, 0 grants none.");
        }

        return share ?? 0;
    }

    /// <summary><c>"ordinary": { "every": { "amount": 10, "unit": "minutes" }, "atMost": 12 }</c>.</summary>
    public static IReadOnlyDictionary<Severity, ReminderRule> Reminders(JsonPart part)
    {
        var rules = new Dictionary<Severity, ReminderRule>();
        var severities = Enum.GetValues<Severity>().ToDictionary(PolicyTerms.Word);
        foreach (var (name, rule) in part.Properties([.. severities.Keys]))
        {
            var properties = rule.Properties("every", "atMost");
            var every = rule.Required(properties, "every") is { } limit ? PolicyTerms.ReadAllowance(limit) : null;
            var mostPart = rule.Required(properties, "atMost");
            var most = mostPart?.Number();
            if (most is < 1 or > MostReminders || most % 1 > 0)
            {
                mostPart!.Fault($"must be a whole number from 1 to {MostReminders}.");
            }
            else if (every is not null && most is { } count)
            {
                rules[severities[name]] = new ReminderRule(every, (int)count);
            }
        }

        return rules;
    }

    private static List<Obligation>? Stops(JsonPart list)
    {
        var stops = list.Items().Select(PolicyTerms.ReadWord<Obligation>).OfType<Obligation>().Distinct().ToList();
        if (list.IsEmpty)
        {
            list.Fault("names no obligation; a pause that stops no clock is none.");
        }

        return stops.Count > 0 ? stops : null;
    }
}
