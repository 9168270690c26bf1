using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Domain.Publication;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Server.Accounts;
using RedProperty.Realtime.Server.Problems;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server.Photos;

/// <summary>Sending photos, hanging them on tickets, and looking at them.</summary>
internal static class PhotoEndpoints
{
    private const string Thumbnail = "thumb";

    /// <summary>As many photos as may come at once, and the form around them.</summary>
    private const int LargestForm = (PhotoLimits.MostAtOnce * PhotoLimits.LargestBytes) + (1024 * 1024);

    public static void MapPhotos(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/photos", Keep).RequireAuthorization()
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm))
            .WithSummary("Keeps 1 to 9 photos (multipart/form-data) for a command that names them within 24 hours; JPEG, PNG or WebP, 10 MB and 50 megapixels each.")
            .Produces<KeptPhotos>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(413).ProducesProblem(429).ProducesProblem(503);
        routes.MapPost("/api/tickets/{id}/photos", Add).RequireAuthorization()
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm))
            .WithSummary("Keeps 1 to 9 photos and hangs them on the ticket, with a field text if wanted; Idempotency-Key is the command's id.")
            .Produces<KeptPhotos>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(413).ProducesProblem(429).ProducesProblem(503);
        routes.MapMethods(Doors.Photos + "/{id}", [HttpMethods.Get, HttpMethods.Head], Show)
            .WithSummary("A photo as JPEG, size=thumb for at most 320 pixels: for whoever may see its ticket, has the ticket's tracking code (code), or when the ticket is public.")
            .Produces(200, contentType: PhotoLimits.ContentType).Produces(304).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        routes.MapMethods(Doors.Photos + "/notices/{communityId}/{noticeId}/{id}", [HttpMethods.Get, HttpMethods.Head], ShowOfNotice)
            .WithSummary("A picture of a notice as JPEG, for everybody while the notice stands; size=thumb for at most 320 pixels.")
            .Produces(200, contentType: PhotoLimits.ContentType).Produces(304).ProducesProblem(404);
        routes.MapFallback(Doors.Photos + "/{**rest}", () => TypedResults.StatusCode(StatusCodes.Status404NotFound)).ExcludeFromDescription();
    }

    private static async Task<IResult> Keep(HttpRequest request, ClaimsPrincipal user, Actors actors, KeepPhoto keep, CancellationToken cancellation)
    {
        var actor = actors.Of(user);
        if (actor.IsRefused)
        {
            return actor.Refusal.AsProblem();
        }

        var form = await PhotoForm.Read(request, (file, field) => keep.Keep(actor.Value, file, field, cancellation), cancellation);
        return form.IsRefused
            ? form.Refusal.AsProblem()
            : TypedResults.Json(new KeptPhotos(WireTickets.ToPhotos(form.Value.Ids)), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> Add(
        string id,
        HttpRequest request,
        ClaimsPrincipal user,
        Actors actors,
        KeepPhoto keep,
        ReadTickets tickets,
        HandleTicketCommand commands,
        CancellationToken cancellation)
    {
        var actor = actors.Of(user);
        var sheet = actor.IsRefused ? actor.Refusal : await tickets.Sheet(actor.Value, id, cancellation);
        if (sheet.IsRefused)
        {
            return sheet.Refusal.AsProblem();
        }

        var form = await PhotoForm.Read(request, (file, field) => keep.Keep(actor.Value!, file, field, cancellation), cancellation);
        if (form.IsRefused)
        {
            return form.Refusal.AsProblem();
        }

        var commandId = request.Headers["Idempotency-Key"] is [{ Length: > 0 } key] ? key : $"photos-{Guid.NewGuid():N}";
        var answer = await commands.Handle(actor.Value!, commandId, id, new AddPhotos(form.Value.Ids, form.Value.Text), cancellation);
        return answer.IsRefused
            ? answer.Refusal.AsProblem()
            : TypedResults.Json(new KeptPhotos(WireTickets.ToPhotos(form.Value.Ids), answer.Value.ToWire()), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> Show(
        string id, string? size, string? code, HttpContext context, Actors actors, ReadPhoto read, CancellationToken cancellation)
    {
        if (size is not (null or "" or Thumbnail))
        {
            return Refusal.Invalid("size", $"is unknown; use {Thumbnail}, or leave it away.").AsProblem();
        }

        // Somebody whose sign-in has ended is anybody.
        var actor = context.User.Identity?.IsAuthenticated == true ? actors.Of(context.User).Value : null;
        var shown = await read.Show(actor, code, id, size == Thumbnail ? PhotoSize.Thumbnail : PhotoSize.Full, cancellation);
        return shown.IsRefused ? shown.Refusal.AsProblem() : new PhotoAnswer(shown.Value, size == Thumbnail);
    }

    private static async Task<IResult> ShowOfNotice(
        string communityId, string noticeId, string id, string? size, NoticePictures pictures, CancellationToken cancellation)
    {
        var isThumbnail = size == Thumbnail;
        return await pictures.Show(communityId, noticeId, id, isThumbnail ? PhotoSize.Thumbnail : PhotoSize.Full, cancellation) is { } shown
            ? new PhotoAnswer(shown, isThumbnail)
            : Refusal.NotFound("id", "is no picture of a notice that stands.").AsProblem();
    }
}
