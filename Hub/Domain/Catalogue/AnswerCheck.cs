using System.Globalization;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Catalogue;

/// <summary>Why an answer cannot be taken.</summary>
public enum AnswerFault
{
    Missing,
    NotANumber,
    NotAMoment,
    NotAValue,
    OnlyOne,
    TooLong,
}

/// <summary>Looks at what somebody answered to a kind's questions.</summary>
public static class AnswerCheck
{
    public const int LongestString = 200;

    /// <param name="given">What was given for a question's code; empty when nothing was.</param>
    /// <returns>The answers in the order of the questions, or everything that is wrong.</returns>
    public static (IReadOnlyList<TicketAnswer> Answers, IReadOnlyList<(KindAttribute Attribute, AnswerFault Fault)> Faults) Check(
        TicketKind kind, Func<string, IReadOnlyList<string>> given)
    {
        var answers = new List<TicketAnswer>();
        var faults = new List<(KindAttribute, AnswerFault)>();
        foreach (var attribute in kind.Attributes)
        {
            string[] values = [.. given(attribute.Code).Select(value => value.Trim()).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)];
            if (FaultOf(attribute, values) is { } fault)
            {
                faults.Add((attribute, fault));
            }
            else if (values.Length > 0)
            {
                answers.Add(new TicketAnswer(attribute.Code, values));
            }
        }

        return (answers, faults);
    }

    private static AnswerFault? FaultOf(KindAttribute attribute, string[] values)
    {
        if (values.Length == 0)
        {
            return attribute.IsRequired ? AnswerFault.Missing : null;
        }

        if (values.Length > 1 && attribute.Type != AttributeType.MultiValueList)
        {
            return AnswerFault.OnlyOne;
        }

        return attribute.Type switch
        {
            AttributeType.Number => double.TryParse(values[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && values[0].Length <= LongestString ? null : AnswerFault.NotANumber,
            AttributeType.DateTime => values[0].Length <= LongestString && DateTimeOffset.TryParse(values[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out _) ? null : AnswerFault.NotAMoment,
            AttributeType.SingleValueList or AttributeType.MultiValueList =>
                values.All(value => attribute.Values.Any(known => known.Key == value)) ? null : AnswerFault.NotAValue,
            AttributeType.Text => values[0].Length <= TicketText.LongestText ? null : AnswerFault.TooLong,
            _ => values[0].Length <= LongestString ? null : AnswerFault.TooLong,
        };
    }
}
