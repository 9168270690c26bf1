using Microsoft.AspNetCore.Http;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Desk.Residents;

/// <summary>Keeps the photos of a form, together with those that an earlier sending of it left here.</summary>
internal sealed class SentPhotos(KeepPhoto keep)
{
    /// <summary>The ids of all; with a refusal, of those that were good, so that only the others are asked for again.</summary>
    public async Task<(IReadOnlyList<string> Ids, Refusal? Refusal)> Keep(ResidentForm form, CancellationToken cancellation)
    {
        var kept = form.PhotoIds.ToList();
        Refusal? refusal = null;
        foreach (var file in form.Files)
        {
            if (kept.Count == ResidentForm.MostPhotos)
            {
                return (kept, Refusal.Invalid("photoCount", $"at most {ResidentForm.MostPhotos} photos are taken."));
            }

            await using var sent = file.OpenReadStream();
            var photo = await keep.Keep(Actor.Resident, sent, "photos", cancellation);
            if (photo.IsRefused)
            {
                refusal ??= photo.Refusal;
            }
            else
            {
                kept.Add(photo.Value.Id);
            }
        }

        return (kept, refusal);
    }
}
