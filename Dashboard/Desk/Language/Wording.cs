using System.Globalization;
using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Language;

/// <summary>The domain's terms in the reader's language.</summary>
internal static class Wording
{
    // Without ICU a culture knows nothing but its name.
    public static bool IsEnglish => CultureInfo.CurrentUICulture.Name.StartsWith("en", StringComparison.Ordinal);

    /// <summary>Sentences that stand one after the other; Chinese puts no space between them.</summary>
    public static string Sentences(params string[] sentences) => string.Join(IsEnglish ? " " : string.Empty, sentences);

    public static string NameOf(Place place) => IsEnglish ? place.NameEn : place.Name;

    public static string NameOf(PropertyCompany company) => IsEnglish ? company.NameEn : company.Name;

    public static string NameOf(TicketCategory category) => IsEnglish ? category.NameEn : category.Name;

    public static string NameOf(TicketKind kind) => IsEnglish ? kind.NameEn : kind.Name;

    public static string Of(this IStringLocalizer<Words> say, Phase phase) => say[$"Phase.{phase}"];

    /// <summary>How far it has come; of a merged one, that it is merged, since nobody has solved it.</summary>
    public static string StandingOf(this IStringLocalizer<Words> say, Ticket ticket) => ticket.MergedInto is null ? say.Of(ticket.Phase) : say["Ticket.Merged"];

    public static string Of(this IStringLocalizer<Words> say, Role role) => say[$"Role.{role}"];

    public static string Of(this IStringLocalizer<Words> say, Obligation obligation) => say[$"Obligation.{obligation}"];

    public static string Of(this IStringLocalizer<Words> say, TicketAction action) => say[$"Action.{action}"];

    public static string Of(this IStringLocalizer<Words> say, Severity severity) => say[$"Severity.{severity}"];

    public static string Of(this IStringLocalizer<Words> say, PlaceLevel level) => say[$"Level.{level}"];

    public static string Of(this IStringLocalizer<Words> say, DeadlineState state) => say[$"DeadlineState.{state}"];

    public static string Of(this IStringLocalizer<Words> say, EscalationCause cause) => say[$"Cause.{cause}"];

    public static string Of(this IStringLocalizer<Words> say, PauseReason reason) => say[$"PauseReason.{reason}"];

    public static string Of(this IStringLocalizer<Words> say, IEnumerable<Obligation> obligations) =>
        string.Join(IsEnglish ? ", " : "、", obligations.Select(obligation => say.Of(obligation)));

    /// <summary>A demonstration's quick clock turns minutes into seconds; then seconds are said. Minutes that make whole hours or days are said as those.</summary>
    public static string Of(this IStringLocalizer<Words> say, Allowance allowance) => allowance switch
    {
        _ when allowance.Length < TimeSpan.FromMinutes(1) => say["Allowance.Seconds", Math.Round(allowance.Length.TotalSeconds)],
        { Unit: AllowanceUnit.Minutes, Amount: >= 1440 and var days } when days % 1440 == 0 => say["Allowance.Days", days / 1440],
        { Unit: AllowanceUnit.Minutes, Amount: >= 120 and var hours } when hours % 60 == 0 => say["Allowance.Hours", hours / 60],
        _ => say[$"Allowance.{allowance.Unit}", Math.Round(allowance.Amount, 1)],
    };

    /// <summary>
    /// The refusal as a sentence beside the form. The domain speaks English; a reason has words of its own; else, in Chinese, the code, and for wrong fields the field, choose the sentence.
    /// </summary>
    public static string Of(this IStringLocalizer<Words> say, Refusal refusal)
    {
        if (refusal.Reason is { } reason && say[$"Refusal.{reason}"] is { ResourceNotFound: false } sentence)
        {
            return sentence;
        }

        if (IsEnglish)
        {
            var prefix = $"{refusal.Field}: ";
            return refusal.Field is not null && refusal.Sentence.StartsWith(prefix, StringComparison.Ordinal)
                ? say["Refusal.Field", say.FieldName(refusal.Field), refusal.Sentence[prefix.Length..]]
                : refusal.Sentence;
        }

        return refusal.Field is null
            ? say[$"Refusal.{refusal.Code}"]
            : say["Refusal.Field", say.FieldName(refusal.Field), say[$"Refusal.{refusal.Code}"]];
    }

    private static string FieldName(this IStringLocalizer<Words> say, string field) =>
        say[$"Field.{field}"] is { ResourceNotFound: false } name ? name : field;
}
