using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client;

/// <summary>The hub's refusal: a code to act on and a sentence to show.</summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "A fault is the hub's own word for it.")]
public sealed partial class CoordinationFault(string code, string sentence, Exception? cause = null) : Exception($"{code}: {sentence}", cause)
{
    /// <summary>Code of a failure that the hub did not put into words.</summary>
    public const string Failed = "failed";

    private const string FrameworkPrefix = "HubException: ";

    /// <summary>One of <see cref="FaultCodes"/>, or <see cref="Failed"/>.</summary>
    public string Code { get; } = code;

    public string Sentence { get; } = sentence;

    /// <summary>Not before this time has passed may the same work: the "in N s" of the sentence; null when it names none.</summary>
    public TimeSpan? RetryAfter { get; } = Hint(sentence);

    /// <summary>Sending the same again after a moment may succeed. A limit that names no time is one of size: the same would be refused for ever.</summary>
    public bool IsPassing => Code == FaultCodes.Unavailable || (Code == FaultCodes.Limited && RetryAfter is not null);

    /// <summary>Reads <c>code: sentence</c>, also behind the words that SignalR puts in front of it.</summary>
    public static CoordinationFault Parse(string text, Exception? cause = null)
    {
        var at = text.IndexOf(FrameworkPrefix, StringComparison.Ordinal);
        var own = at < 0 ? text : text[(at + FrameworkPrefix.Length)..];
        var match = CodeAndSentence().Match(own);
        return match.Success
            ? new CoordinationFault(match.Groups["code"].Value, match.Groups["sentence"].Value, cause)
            : new CoordinationFault(Failed, own, cause);
    }

    private static TimeSpan? Hint(string sentence) => InSeconds().Match(sentence) is { Success: true } match
        ? TimeSpan.FromSeconds(double.Parse(match.Groups["seconds"].ValueSpan, CultureInfo.InvariantCulture))
        : null;

    [GeneratedRegex("^(?<code>[a-z][a-zA-Z]*): (?<sentence>.+)$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex CodeAndSentence();

    [GeneratedRegex(@"\bin (?<seconds>[0-9]{1,6}(\.[0-9]{1,3})?) s\b", RegexOptions.CultureInvariant)]
    private static partial Regex InSeconds();
}
