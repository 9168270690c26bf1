using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Residents;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Residents;

/// <summary>A line of the public timeline in plain words: what happened, and what was said.</summary>
internal sealed record PublicLine(string Title, string? Text)
{
    public static PublicLine Of(PublicEntry entry, IStringLocalizer<Words> say, CityClock clock, Rulebook rules) => entry.Fact switch
    {
        Reported it => new(say["Resident.Fact.reported"], it.Description),
        Acknowledged it => new(say["Resident.Fact.acknowledged"], it.Message),
        SolutionProposed it => new(say["Resident.Fact.solutionProposed"], it.Text),
        RepliedInWriting it => new(say["Resident.Fact.repliedInWriting"], it.Text),
        Resolved it => new(say["Resident.Fact.resolved"], it.Text),
        Confirmed { Rating: { } rating } it => new(say["Resident.Fact.rated", rating], it.Text),
        Confirmed it => new(say["Resident.Fact.confirmed"], it.Text),
        Reopened it => new(say["Resident.Fact.reopened"], it.Reason),
        Reclassified it => new(say["Resident.Fact.reclassified", PlaceWords.KindName(it.Kind, rules)], null),
        Assigned it => new(say["Resident.Fact.assigned", $"{say.Of(it.Holder.Role)} {it.Holder.Name}".Trim()], null),
        Escalated { Cause: EscalationCause.DeadlineMissed } it => new(say["Resident.Fact.climbed", say.Of(it.Rung.Role)], null),
        Escalated it => new(say["Resident.Fact.passedOn", say.Of(it.Rung.Role)], null),
        Returned it => new(say["Resident.Fact.passedOn", say.Of(it.Rung.Role)], null),
        Commented it => new(say["Resident.Fact.commented"], it.Text),
        DeadlineMissed it => new(say["Resident.Fact.deadlineMissed", say.Of(it.Obligation), clock.Short(it.DueAt)], null),
        Paused it => new(say["Resident.Fact.paused", say.Of(it.Reason), clock.Short(it.Until)], it.Text),
        Resumed => new(say["Resident.Fact.resumed"], null),
        ExtensionGranted it => new(say["Resident.Fact.extended", say.Of(it.Obligation), say.Of(it.Length)], null),
        LimitsChanged => new(say["Resident.Fact.limitsChanged"], null),
        Followed => new(say["Resident.Fact.followed"], null),
        Merged it => new(say["Resident.Fact.merged", it.IntoNumber], null),
        TookIn it => new(say["Resident.Fact.tookIn", it.Number], null),
        Split it => new(say["Resident.Fact.split", it.FromNumber], null),
        GaveBack it => new(say["Resident.Fact.gaveBack", it.Number], null),
        PhotoAdded it => new(say["Resident.Fact.photoAdded"], it.Text),
        var fact => new(say[$"Fact.{fact.Type}"], null),
    };

    /// <summary>Whose doing it was, as far as everybody may know.</summary>
    public static string ByOf(PublicHand by, IStringLocalizer<Words> say) =>
        by.IsResident ? say["By.Resident"]
        : by.Role is { } role ? $"{say.Of(role)} {by.Name}".Trim()
        : say["Resident.By.Service"];
}
