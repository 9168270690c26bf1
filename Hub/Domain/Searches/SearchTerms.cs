namespace RedProperty.Realtime.Domain.Searches;

/// <summary>What somebody looks for, taken apart: the words, and what a single word may be besides a word.</summary>
/// <param name="Words">As they are compared; all must occur.</param>
/// <param name="Number">When a whole ticket number was typed and nothing else.</param>
/// <param name="Running">When only digits were typed that may end a ticket's number.</param>
/// <param name="PhoneEnding">When only digits were typed that may end a resident's phone number: four or more.</param>
public sealed record SearchTerms(IReadOnlyList<string> Words, TicketNumber? Number = null, long? Running = null, string? PhoneEnding = null)
{
    private const int LeastPhone = 4;
    private const int LongestPhone = 15;

    public bool IsEmpty => Words.Count == 0;

    public static SearchTerms Read(string? query)
    {
        var words = FoldedText.Words(query);
        if (words is not [var only])
        {
            return new SearchTerms(words);
        }

        if (TicketNumber.TryParse(only, out var number))
        {
            return new SearchTerms([number.Value.ToString()], number);
        }

        var isDigits = only.All(char.IsAsciiDigit);
        return new SearchTerms(
            words,
            Running: isDigits && TicketNumber.TryReadRunning(only, out var running) ? running : null,
            PhoneEnding: isDigits && only.Length is >= LeastPhone and <= LongestPhone ? only : null);
    }
}
