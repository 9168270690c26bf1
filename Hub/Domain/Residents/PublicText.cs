using System.Text.RegularExpressions;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Residents;

/// <summary>
/// Words that people typed, as everybody may read them (公开文本): numbers that can be dialled or that name a person, mail addresses and accounts are
/// covered, and so is the reporter's own name. Dates stay readable.
/// </summary>
public static partial class PublicText
{
    public const string Cover = "***";

    /// <summary>One letter is too common a word to cover.</summary>
    private const int ShortestName = 2;

    public static string Of(string text, Reporter? reporter = null)
    {
        var covered = Mail().Replace(text, Cover);
        covered = Account().Replace(covered, match => match.Groups["of"].Value + Cover);
        covered = Numbers().Replace(covered, Cover);
        foreach (var name in new[] { reporter?.Name, reporter?.Phone, reporter?.Email })
        {
            if (name?.Trim() is { Length: >= ShortestName } own)
            {
                covered = covered.Replace(own, Cover, StringComparison.OrdinalIgnoreCase);
            }
        }

        return covered;
    }

    public static string? OfOptional(string? text, Reporter? reporter = null) => text is null ? null : Of(text, reporter);

    [GeneratedRegex(@"[\w.+-]+\s?[@＠]\s?[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<of>(?:微信号?|wechat|weixin|vx|qq|支付宝)\s*(?:id|号)?\s*[:：是]?\s*)[A-Za-z0-9][A-Za-z0-9_-]{4,}", RegexOptions.IgnoreCase)]
    private static partial Regex Account();

    /// <summary>Seven digits or more, however they are spaced; an identity card may end in X.</summary>
    [GeneratedRegex(@"(?<!\d)(?!(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?!\d))\d(?:[-. ·]?\d){6,}[Xx]?")]
    private static partial Regex Numbers();
}
