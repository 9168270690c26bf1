using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Residents;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Residents;

/// <summary>What a resident can say to his ticket.</summary>
public enum ResidentAct
{
    /// <summary>补充: a word, photos, or both.</summary>
    Word,

    /// <summary>未解决: it is not done.</summary>
    Reopen,

    /// <summary>评价: it is done, and how well.</summary>
    Rate,
}

/// <summary>The tracking page as it stands before the resident.</summary>
public sealed record TrackView(TrackedTicket Ticket, string CommandId)
{
    /// <summary>Which form is open; null for none.</summary>
    public ResidentAct? Act { get; init; }

    public string? Text { get; init; }

    public int? Rating { get; init; }

    public IReadOnlyList<string> PhotoIds { get; init; } = [];

    /// <summary>It has just been reported.</summary>
    public bool IsNew { get; init; }

    /// <summary>Something has just been said.</summary>
    public bool IsDone { get; init; }

    public string? Fault { get; init; }

    public string? FaultyField { get; init; }

    /// <summary>What the form lacks before it can be a command.</summary>
    public Refusal? Missing => Act switch
    {
        ResidentAct.Word when Text is null && PhotoIds.Count == 0 => Refusal.Invalid("text", "must not be empty."),
        ResidentAct.Rate when Rating is null => Refusal.Invalid("rating", "choose 1 to 5."),
        ResidentAct.Reopen when Text is null => Refusal.Invalid("reason", "must not be empty."),
        _ => null,
    };

    /// <summary>The command that the form makes.</summary>
    public TicketCommand Command => Act switch
    {
        ResidentAct.Rate => new ConfirmTicket(Rating, Text),
        ResidentAct.Reopen => new ReopenTicket(Text ?? string.Empty),
        _ => PhotoIds.Count > 0 ? new AddPhotos(PhotoIds, Text) : new CommentOnTicket(Text ?? string.Empty),
    };
}
