using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Server.Files;

/// <summary>Limits as they stand in the policy file: <c>"response": { "amount": 20, "unit": "minutes" }</c>.</summary>
internal static class PolicyTerms
{
    /// <summary>A limit is a promise that somebody lives to see: at most a year.</summary>
    private static readonly Dictionary<AllowanceUnit, double> Most = new()
    {
        [AllowanceUnit.Minutes] = 365 * 24 * 60,
        [AllowanceUnit.Hours] = 365 * 24,
        [AllowanceUnit.Days] = 365,
        [AllowanceUnit.WorkingHours] = 2_000,
    };

    /// <summary>The limits in the order of the file: so they stand on the ticket and on the pages.</summary>
    public static IReadOnlyList<Term> Read(JsonPart part)
    {
        var obligations = Enum.GetValues<Obligation>().ToDictionary(Word);
        var terms = new List<Term>();
        foreach (var (name, limit) in part.Properties([.. obligations.Keys]))
        {
            if (ReadAllowance(limit) is { } allowance)
            {
                terms.Add(new Term(obligations[name], allowance));
            }
        }

        return terms;
    }

    public static string Word<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>The value that the text names in camelCase; null, with a fault that lists the words, for anything else.</summary>
    public static T? ReadWord<T>(JsonPart part)
        where T : struct, Enum
    {
        if (part.Text() is not { } text)
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (Word(value) == text)
            {
                return value;
            }
        }

        part.Fault($"'{text}' is unknown; use {string.Join(", ", Enum.GetValues<T>().Select(Word))}.");
        return null;
    }

    public static Allowance? ReadAllowance(JsonPart limit)
    {
        var properties = limit.Properties("amount", "unit");
        var amountPart = limit.Required(properties, "amount");
        var amount = amountPart?.Number();
        var unit = limit.Required(properties, "unit") is { } unitPart ? ReadWord<AllowanceUnit>(unitPart) : null;
        if (amount is not { } some || unit is not { } known)
        {
            return null;
        }

        if (some > 0 && some <= Most[known])
        {
            return new Allowance(some, known);
        }

        amountPart!.Fault($"must be more than 0 and at most {Most[known]} {Word(known)}.");
        return null;
    }
}
