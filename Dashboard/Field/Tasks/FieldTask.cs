using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Field.Tasks;

/// <summary>A ticket as this device shows it: what the server has said, and beside it, never mixed into it, what waits here to be sent.</summary>
public sealed class FieldTask(TicketSnapshot ticket, IReadOnlyList<OutboxEntry> waiting, string? myId)
{
    public TicketSnapshot Ticket { get; } = ticket;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<OutboxEntry> Waiting { get; } = waiting;

    public bool IsMine { get; } = ticket.Holders.Any(holder => holder.UserId == myId);

    public bool IsOpen => TicketPhases.IsOpen(Ticket.Phase);

    /// <summary>Nobody has answered it yet, and nobody has pressed to here.</summary>
    public bool IsNew => IsMine && Ticket.Phase == TicketPhases.Reported && !Waits("Acknowledge", "ProposeSolution", "ReplyInWriting", "Resolve");

    /// <summary>The limit that comes next, of those that run; null when nothing is owed.</summary>
    public TicketDeadline? Next { get; } = ticket.Deadlines.Where(deadline => deadline.State == "running").MinBy(deadline => deadline.DueAt);

    /// <summary>Soonest limit first; what owes nothing comes last, the newest first.</summary>
    public (DateTimeOffset Due, long Age) Order => (Next?.DueAt ?? DateTimeOffset.MaxValue, -Ticket.UpdatedAt.Ticks);

    public bool Waits(params ReadOnlySpan<string> methods)
    {
        foreach (var entry in Waiting)
        {
            if (methods.Contains(entry.Method))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is to be done next, with one press or with words; null when it is another's turn.</summary>
    public FieldAction? NextAction => !IsMine || !IsOpen ? null
        : IsNew ? FieldAction.Acknowledge
        : Ticket.Phase != TicketPhases.Planned && !Waits("ProposeSolution") ? FieldAction.ProposeSolution
        : Waits("Resolve") ? null : FieldAction.Resolve;

    /// <summary>Everything that may be pressed now. What is not allowed after all the hub refuses, with its reason.</summary>
    public IEnumerable<FieldAction> Actions
    {
        get
        {
            if (IsMine && IsOpen)
            {
                if (IsNew)
                {
                    yield return FieldAction.Acknowledge;
                }

                yield return FieldAction.ProposeSolution;
                if (Ticket.Severity == "major")
                {
                    yield return FieldAction.ReplyInWriting;
                }

                yield return FieldAction.Resolve;
                yield return Ticket.Pause is null ? FieldAction.Pause : FieldAction.Resume;
                yield return FieldAction.Escalate;
                yield return FieldAction.Return;
            }

            yield return FieldAction.AddPhotos;
            yield return FieldAction.Comment;
        }
    }
}
