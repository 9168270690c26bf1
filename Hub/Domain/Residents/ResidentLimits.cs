using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Residents;

/// <summary>How much may be said with a tracking code: it can be passed on, and a history must end somewhere.</summary>
internal static class ResidentLimits
{
    public const int MostWords = 50;

    public const int MostReworks = 20;

    public static Refusal? Check(Ticket ticket, TicketCommand command, Actor actor) => command switch
    {
        CommentOnTicket or AddPhotos when actor.Kind == ActorKind.Resident && ticket.ResidentWords >= MostWords => Full(
            "text", $"{MostWords} words have been added already; call those who hold the matter."),
        ReopenTicket when actor.Kind == ActorKind.Resident && ticket.Reworks >= MostReworks => Full(
            "reason", $"it has been reopened {MostReworks} times; report it anew or call the community."),
        _ => null,
    };

    private static Refusal Full(string field, string sentence) => new(RefusalCode.Limited, $"{field}: {sentence}", field);
}
