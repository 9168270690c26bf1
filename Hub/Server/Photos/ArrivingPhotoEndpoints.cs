using System.Buffers;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Server.Accounts;
using RedProperty.Realtime.Server.Problems;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server.Photos;

/// <summary>Photos that come in parts, under a name that the device has made.</summary>
internal static class ArrivingPhotoEndpoints
{
    private const string Address = "/api/photos/{photoId}";

    /// <summary>More than is taken: whoever sends too large a photo without asking is told so, where Kestrel would cut him off in the middle of it.</summary>
    private const int LargestBody = 4 * PhotoLimits.LargestBytes;

    public static void MapArrivingPhotos(this IEndpointRouteBuilder routes)
    {
        routes.MapPut(Address, Put).RequireAuthorization()
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .WithSummary("Takes a part of a photo (Content-Range: bytes <first>-<last>/<total>, at most 1 MiB), or the whole file without it, under an id of 26 letters that the device has made. 202 until it is whole.")
            .Produces<KeptPhotos>(200).Produces<KeptPhotos>(201).Produces<PhotoProgress>(202)
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(409).ProducesProblem(413).ProducesProblem(429).ProducesProblem(503);
        routes.MapMethods(Address, [HttpMethods.Get, HttpMethods.Head], Look).RequireAuthorization()
            .WithSummary("How much of a photo is there: Upload-Offset, Upload-Length and Upload-Complete, and for GET the same as JSON.")
            .Produces<PhotoProgress>(200).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(503);
    }

    private static async Task<IResult> Put(
        string photoId, HttpRequest request, ClaimsPrincipal user, Actors actors, ReceivePhoto receive, CancellationToken cancellation)
    {
        var actor = actors.Of(user);
        var range = actor.IsRefused ? actor.Refusal : SentRange.Of(request);
        var arrival = range.IsRefused ? range.Refusal : await Take(actor.Value!, photoId, request.Body, range.Value, receive, cancellation);
        return arrival.IsRefused ? arrival.Refusal.AsProblem(StatusOf(arrival.Refusal))
            : arrival.Value.Kept is null ? TypedResults.Json(ToWire(arrival.Value), statusCode: StatusCodes.Status202Accepted)
            : TypedResults.Json(
                new KeptPhotos(WireTickets.ToPhotos([photoId])),
                statusCode: arrival.Value.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> Look(
        string photoId, HttpResponse response, ClaimsPrincipal user, Actors actors, ReceivePhoto receive, CancellationToken cancellation)
    {
        var actor = actors.Of(user);
        var found = actor.IsRefused ? actor.Refusal : await receive.Look(actor.Value, photoId, cancellation);
        if (found.IsRefused)
        {
            return found.Refusal.AsProblem();
        }

        var progress = ToWire(found.Value);
        response.Headers["Upload-Offset"] = progress.Received.ToString(CultureInfo.InvariantCulture);
        response.Headers["Upload-Length"] = progress.Total.ToString(CultureInfo.InvariantCulture);
        response.Headers["Upload-Complete"] = progress.IsKept ? "?1" : "?0";
        return TypedResults.Json(progress);
    }

    /// <summary>A whole file goes the way of parts: a line that breaks in the middle of it has brought what came before.</summary>
    private static async Task<Outcome<PhotoArrival>> Take(
        Actor actor, string photoId, Stream body, SentRange range, ReceivePhoto receive, CancellationToken cancellation)
    {
        var piece = ArrayPool<byte>.Shared.Rent((int)Math.Min(range.Length, PhotoLimits.LargestPart));
        try
        {
            for (long done = 0; ;)
            {
                var wanted = (int)Math.Min(range.Length - done, PhotoLimits.LargestPart);
                var read = await body.ReadAtLeastAsync(piece.AsMemory(0, wanted), wanted, throwOnEndOfStream: false, cancellation);
                if (read < wanted)
                {
                    return Refusal.Invalid("content-range", $"names {range.Length} bytes, and {done + read} came; send it again.");
                }

                var arrival = await receive.Take(actor, photoId, new PhotoPart(range.First + done, range.Total, piece.AsMemory(0, read)), cancellation);
                done += read;
                if (arrival.IsRefused || arrival.Value.Kept is not null || done == range.Length)
                {
                    return arrival;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    private static int? StatusOf(Refusal refusal) =>
        refusal.Reason == PhotoFaults.TooLarge || refusal.Reason == ArrivalFaults.PartTooLarge.Reason ? StatusCodes.Status413PayloadTooLarge : null;

    private static PhotoProgress ToWire(PhotoArrival arrival) =>
        new(arrival.PhotoId, arrival.Received, arrival.Total, arrival.Kept is not null);
}
