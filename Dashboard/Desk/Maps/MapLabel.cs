using System.Text.RegularExpressions;

namespace RedProperty.Realtime.Desk.Maps;

/// <summary>Names short enough to stand on the map. Widths are estimated in em, on the safe side: the text is drawn by the browser.</summary>
internal static partial class MapLabel
{
    private const char Ellipsis = '…';

    /// <summary>The building's number as its name gives it; of a name without one, <paramref name="place"/>: which building of its grid it is.</summary>
    public static string Short(string name, int place)
    {
        var match = Numbered().Match(name);
        return match.Success ? match.Groups["number"].Value : (place + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>One or two lines, broken at a bracket or a space where there is one; what does not fit ends in an ellipsis.</summary>
    /// <param name="widest">Room of the first line, in em of its letters.</param>
    /// <param name="more">How much more room the second line has, whose letters are smaller; 1 is as much.</param>
    public static IReadOnlyList<string> Lines(string name, double widest, double more = 1)
    {
        var (head, rest) = Split(name.Trim(), widest);
        return rest.Length == 0 ? [Cut(head, widest)] : [Cut(head, widest), Cut(rest, widest * more)];
    }

    /// <summary>In em: a Chinese letter is one wide, a Latin one never more than two thirds.</summary>
    public static double Width(string text) => text.Sum(letter => letter < 0x2E80 && letter != Ellipsis ? 0.62 : 1);

    private static (string Head, string More) Split(string name, double widest)
    {
        var bracket = name.IndexOfAny(['（', '(']);
        if (bracket > 0)
        {
            return (name[..bracket].TrimEnd(), name[(bracket + 1)..].TrimEnd('）', ')', ' '));
        }

        if (Width(name) <= widest)
        {
            return (name, string.Empty);
        }

        var fits = 1;
        while (fits < name.Length && Width(name[..(fits + 1)]) <= widest)
        {
            fits++;
        }

        var space = name.LastIndexOf(' ', fits - 1);
        return space > 0 ? (name[..space], name[(space + 1)..]) : (name[..fits], name[fits..]);
    }

    private static string Cut(string text, double widest)
    {
        if (Width(text) <= widest)
        {
            return text;
        }

        var kept = text.Length - 1;
        while (kept > 1 && Width(text[..kept]) + 1 > widest)
        {
            kept--;
        }

        return text[..kept].TrimEnd() + Ellipsis;
    }

    [GeneratedRegex(@"(?<number>[A-Za-z]?\d{1,3})\s*(?:号楼|號樓|号院|号|栋|幢|座|#)|(?:Building|Block|Tower|No\.)\s*(?<number>[A-Za-z]?\d{1,3}|[A-Z])\b", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
