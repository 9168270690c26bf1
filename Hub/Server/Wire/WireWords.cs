using System.Diagnostics.CodeAnalysis;
using RedProperty.Realtime.Domain;

namespace RedProperty.Realtime.Server.Wire;

/// <summary>The values of an enumeration as they are written on the wire: camelCase words.</summary>
internal static class WireWords<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Words =
        Enum.GetValues<T>().ToDictionary(value => value, value => char.ToLowerInvariant(value.ToString()[0]) + value.ToString()[1..]);

    private static readonly Dictionary<string, T> Values = Words.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static string Of(T value) => Words[value];

    public static bool TryParse([NotNullWhen(true)] string? word, out T value)
    {
        value = default;
        return word is not null && Values.TryGetValue(word, out value);
    }

    /// <summary>Null for a word that is absent or sound; the value is null when it is absent.</summary>
    public static Refusal? Read(string field, string? word, out T? value)
    {
        value = null;
        if (string.IsNullOrEmpty(word))
        {
            return null;
        }

        if (TryParse(word, out var found))
        {
            value = found;
            return null;
        }

        return Refusal.Invalid(field, $"'{Shown(word)}' is unknown; use {string.Join(" or ", Values.Keys)}.");
    }

    private static string Shown(string word) => word.Length <= 40 ? word : word[..40] + "…";
}
