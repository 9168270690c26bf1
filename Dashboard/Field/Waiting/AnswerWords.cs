using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Field.Language;

namespace RedProperty.Realtime.Field.Waiting;

/// <summary>What became of a command, in words: taken, taken too late, or refused and why.</summary>
internal static class AnswerWords
{
    /// <summary>The words, and the mark that goes with them.</summary>
    /// <param name="ticket">As this device knows it; null for a new report.</param>
    public static (string Words, string Mark) Of(CommandAnswer answer, TicketSnapshot? ticket, Words say)
    {
        var action = say.Of("Action", answer.Entry.Method);
        if (answer.Fault is { } fault)
        {
            return (say["Answer.Refused", action, Why(fault.Code, say)], "red");
        }

        return IsLate(answer.Entry, ticket) ? (say["Answer.Late", action], "yellow") : (say["Answer.Done", action], "done");
    }

    /// <summary>What a refusal means for the one who pressed.</summary>
    public static string Why(string code, Words say) => say.Find($"Refused.{code}") ?? say["Refused.failed"];

    /// <summary>The server counts when an answer arrived, not when it was pressed: a late one does not undo the miss, and whoever pressed is told.</summary>
    private static bool IsLate(OutboxEntry entry, TicketSnapshot? ticket) => entry.Method switch
    {
        nameof(ICoordinationHub.Acknowledge) => Missed(ticket, "response"),
        nameof(ICoordinationHub.ProposeSolution) => Missed(ticket, "solution"),
        nameof(ICoordinationHub.ReplyInWriting) => Missed(ticket, "writtenReply"),
        _ => false,
    };

    private static bool Missed(TicketSnapshot? ticket, string obligation) =>
        ticket?.Deadlines.Any(deadline => deadline.Obligation == obligation && deadline.State == "missed") == true;
}
