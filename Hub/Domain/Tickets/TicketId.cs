using System.Diagnostics.CodeAnalysis;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>How a ticket's id is made: its community, a dot, and a part of its own.</summary>
public static class TicketId
{
    private const char Separator = '.';

    public static string Make(string communityId, string own) => $"{communityId}{Separator}{own}";

    public static bool TryParseCommunity(string? ticketId, [NotNullWhen(true)] out string? communityId)
    {
        var at = ticketId?.IndexOf(Separator, StringComparison.Ordinal) ?? -1;
        var isSound = at > 0 && ticketId!.Length is <= 100 && ticketId.AsSpan(at + 1).Length > 0
            && ticketId.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or Separator);
        communityId = isSound ? ticketId![..at] : null;
        return isSound;
    }
}
