using System.Security.Cryptography;
using System.Text;

namespace RedProperty.Realtime.Simulator.City;

/// <summary>Makes place ids (a-z, 0-9, hyphen) out of a file's words: the same words, the same id, in every run.</summary>
internal static class Slug
{
    private const int Longest = 30;

    public static string Of(string words)
    {
        var slug = new StringBuilder();
        foreach (var letter in words.ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString().Trim('-');
        return text.Length is > 0 and <= Longest && words.All(char.IsAscii)
            ? text
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..12];
    }
}
