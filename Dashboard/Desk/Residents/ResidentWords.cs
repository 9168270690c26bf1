using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain;

namespace RedProperty.Realtime.Desk.Residents;

/// <summary>Refusals as residents are told them: which field, and what to do.</summary>
internal static class ResidentWords
{
    public static string OfRefusal(this IStringLocalizer<Words> say, Refusal refusal) =>
        refusal.Field is { } field && say[$"Resident.Refused.{field}"] is { ResourceNotFound: false } ofField && refusal.Code is RefusalCode.Invalid or RefusalCode.NotFound
            ? ofField
            : say[$"Resident.Refused.{refusal.Code}"] is { ResourceNotFound: false } ofCode ? ofCode : say.Of(refusal);
}
