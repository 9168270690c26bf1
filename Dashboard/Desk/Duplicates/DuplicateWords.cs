using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Duplicates;

/// <summary>What merging did to a ticket, in words for its history.</summary>
internal static class DuplicateWords
{
    /// <summary>Null for a fact that is about one ticket alone.</summary>
    public static (string Title, string? Text)? Of(Fact fact, IStringLocalizer<Words> say) => fact switch
    {
        Followed => (say["Fact.followed"], null),
        Merged it => (say["Fact.merged", it.IntoNumber], it.Reason),
        TookIn it => (say["Fact.tookIn", it.Number], it.Reason),
        Split it => (say["Fact.split", it.FromNumber], it.Reason),
        GaveBack it => (say["Fact.gaveBack", it.Number], it.Reason),
        _ => null,
    };
}
