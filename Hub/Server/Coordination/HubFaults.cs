using Microsoft.AspNetCore.SignalR;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>Refusals as the hub speaks them: <c>code: sentence</c>.</summary>
internal static class HubFaults
{
    public static HubException AsFault(this Refusal refusal) => new($"{WireWords<RefusalCode>.Of(refusal.Code)}: {refusal.Sentence}");

    public static void ThrowAsFault(this Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw refusal.AsFault();
        }
    }

    public static T OrFault<T>(this Outcome<T> outcome)
        where T : class => outcome.IsRefused ? throw outcome.Refusal.AsFault() : outcome.Value;
}

/// <summary>What a command cannot do without.</summary>
internal static class Needed
{
    private const int LongestId = 100;

    public static Refusal? Text(string field, string? text) => TicketText.CheckRequired(field, text, LongestId);
}
