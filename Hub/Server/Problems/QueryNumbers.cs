using System.Globalization;
using RedProperty.Realtime.Domain;

namespace RedProperty.Realtime.Server.Problems;

/// <summary>Whole numbers of an address; what is none is named with its field.</summary>
internal static class QueryNumbers
{
    public static Refusal? Read(string field, string? text, int usual, out int number)
    {
        number = usual;
        return string.IsNullOrEmpty(text) || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            ? null
            : Refusal.Invalid(field, "is no whole number; give 1, 2, 3, ...");
    }
}
