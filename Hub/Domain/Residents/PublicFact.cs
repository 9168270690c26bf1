using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Residents;

/// <summary>
/// Which facts of a ticket its resident may read, and what of them (公开进展). Answers and moves are public; what staff write to each other (comments,
/// reasons of a hand-over, warnings, reminders, deliveries) is not. A fact that nobody has decided about is not public.
/// </summary>
public static class PublicFact
{
    /// <summary>The fact without its private parts; null when it is not for residents.</summary>
    public static Fact? Of(Happening happening, Reporter? reporter)
    {
        var isResident = happening.By == Actor.Resident.Id;
        return happening.Fact switch
        {
            Reported it => it with
            {
                Title = PublicText.Of(it.Title, reporter),
                Description = PublicText.Of(it.Description, reporter),
                Place = it.Place with { Unit = null },
                Reporter = null,
                TrackingCode = null,
                Holders = [],
                Hotline = null,
                Answers = null,
            },
            Acknowledged it => it with { Message = PublicText.OfOptional(it.Message, reporter) },
            SolutionProposed it => it with { Text = PublicText.Of(it.Text, reporter) },
            RepliedInWriting it => it with { Text = PublicText.Of(it.Text, reporter) },
            Resolved it => it with { Text = PublicText.Of(it.Text, reporter) },
            Confirmed it => it with { Text = isResident ? PublicText.OfOptional(it.Text, reporter) : null },
            Reopened it => it with { Reason = isResident ? PublicText.Of(it.Reason, reporter) : string.Empty },
            Commented it when isResident => it with { Text = PublicText.Of(it.Text, reporter) },
            PhotoAdded it => it with { Text = isResident ? PublicText.OfOptional(it.Text, reporter) : null },
            Reclassified it => it with { Reason = string.Empty, Holders = [] },
            Assigned it => new Assigned(new Holder(string.Empty, PublishedPosts.NamesHolder(it.Holder.Role) ? it.Holder.Name : string.Empty, it.Holder.Role)),
            Escalated it => it with { Reason = null, Holders = [] },
            Returned it => it with { Reason = string.Empty, Holders = [] },
            DeadlineMissed it => it,
            Followed => new Followed(null, null),
            Merged it => it with { IntoTicketId = string.Empty, Reason = null },
            TookIn it => it with { TicketId = string.Empty, Reason = null },
            Split it => it with { FromTicketId = string.Empty, Reason = string.Empty },
            GaveBack it => it with { TicketId = string.Empty, Reason = string.Empty },

            // What is asked of the resident is for the resident; what is said about a spare part is not.
            Paused it => it with { Text = it.Reason == PauseReason.WaitingForResident ? PublicText.OfOptional(it.Text, reporter) : null },
            Resumed it => it with { Text = null },
            ExtensionGranted it => it with { Text = null },
            LimitsChanged it => it with { Reason = string.Empty },
            _ => null,
        };
    }
}
