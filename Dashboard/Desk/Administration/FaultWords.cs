using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Desk.Language;

namespace RedProperty.Realtime.Desk.Administration;

/// <summary>
/// What is wrong with a file, in the reader's language. Faults come from the rules as English sentences, as programs get them; the English resources hold
/// the same sentences with their gaps, and the Chinese ones say them anew. One that is not among them is shown as it came: better English than nothing.
/// </summary>
internal static class FaultWords
{
    private const string Prefix = "FileFault.";
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);
    private static readonly Lazy<IReadOnlyList<(string Key, Regex Sentence)>> Sentences = new(Read);

    public static string Of(IStringLocalizer<Words> say, string message)
    {
        if (Wording.IsEnglish)
        {
            return message;
        }

        foreach (var (key, sentence) in Sentences.Value)
        {
            if (sentence.Match(message) is { Success: true } match)
            {
                return say[key, [.. match.Groups.Values.Skip(1).Select(group => (object)group.Value)]];
            }
        }

        return message;
    }

    /// <summary>Those with the most words first: a short one must not swallow what a longer one says.</summary>
    private static List<(string Key, Regex Sentence)> Read()
    {
        var words = new ResourceManager($"{typeof(Words).Namespace}.Resources.{nameof(Words)}", typeof(Words).Assembly)
            .GetResourceSet(CultureInfo.GetCultureInfo(Layout.Preferences.English), createIfNotExists: true, tryParents: false)!;
        return
        [
            .. words.Cast<DictionaryEntry>()
                .Select(entry => (Key: (string)entry.Key, Text: entry.Value as string ?? ""))
                .Where(entry => entry.Key.StartsWith(Prefix, StringComparison.Ordinal))
                .OrderByDescending(entry => entry.Text.Length).ThenBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => (entry.Key, new Regex(PatternOf(entry.Text), RegexOptions.CultureInvariant | RegexOptions.Singleline, Patience))),
        ];
    }

    private static string PatternOf(string sentence) => $"^{Regex.Replace(Regex.Escape(sentence), @"\\\{\d}", "(.+?)")}$";
}
