using Microsoft.Extensions.Options;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>A server of one city needs no jurisdiction; one that is named has to be ours.</summary>
internal sealed class Jurisdictions(IOptions<Open311Options> options, IRulebooks rulebooks)
{
    public Open311Fault? Check(Open311Call call, string? id) =>
        id is null
        || string.Equals(id, options.Value.JurisdictionId, StringComparison.OrdinalIgnoreCase)
        || rulebooks.Current.Organisation.FindPlace(id, PlaceLevel.City) is not null
            ? null
            : Open311Fault.Unknown(call.Say(
                $"jurisdiction_id：本系统不受理该辖区，请使用 {options.Value.JurisdictionId} 或留空。",
                $"jurisdiction_id: this server does not answer for it; use {options.Value.JurisdictionId} or leave it empty."));
}
