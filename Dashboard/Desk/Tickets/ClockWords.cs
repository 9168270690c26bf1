using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>What was done to a ticket's clocks, in words for its history.</summary>
internal static class ClockWords
{
    /// <summary>Null for a fact that is not about the clocks.</summary>
    public static (string Title, string? Text)? Of(Fact fact, bool isByHand, IStringLocalizer<Words> say, CityClock clock) => fact switch
    {
        Paused it => (say["Fact.paused", say.Of(it.Reason), say.Of(it.Stops), clock.Short(it.Until)], it.Text),
        Resumed it => (say[isByHand ? "Fact.resumed" : "Fact.resumedByItself"], it.Text ?? Limits(it.Deadlines, say, clock)),
        ExtensionAsked it => (say["Fact.extensionAsked", say.Of(it.Obligation), say.Of(it.Length)], it.Reason),
        ExtensionGranted it => (Granted(it, say, clock), it.Text),
        ExtensionRefused it => (say["Fact.extensionRefused", say.Of(it.Obligation)], it.Reason),
        Reminded it => (say["Fact.reminded", it.Count], null),
        LimitsChanged it => (say["Fact.limitsChanged"], string.Join('\n', [it.Reason, .. Due(it.Deadlines, say, clock)])),
        _ => null,
    };

    /// <summary>While its clock stands still, an extended limit has no moment yet.</summary>
    private static string Granted(ExtensionGranted it, IStringLocalizer<Words> say, CityClock clock) =>
        it.Deadlines.FirstOrDefault(deadline => deadline.IsRunning && deadline.Obligation == it.Obligation) is { } running
            ? say["Fact.extensionGrantedUntil", say.Of(it.Obligation), say.Of(it.Length), clock.Short(running.DueAt)]
            : say["Fact.extensionGranted", say.Of(it.Obligation), say.Of(it.Length)];

    private static string? Limits(IReadOnlyList<Deadline> deadlines, IStringLocalizer<Words> say, CityClock clock) =>
        string.Join('\n', Due(deadlines, say, clock)) is { Length: > 0 } lines ? lines : null;

    private static IEnumerable<string> Due(IReadOnlyList<Deadline> deadlines, IStringLocalizer<Words> say, CityClock clock) =>
        deadlines.Where(deadline => deadline.IsRunning).Select(deadline => say["Fact.limitAfter", say.Of(deadline.Obligation), clock.Short(deadline.DueAt)].Value);
}
