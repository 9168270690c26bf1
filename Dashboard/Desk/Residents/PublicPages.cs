using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Residents;

namespace RedProperty.Realtime.Desk.Residents;

/// <summary>The pages that residents open without signing in: plain documents and forms, so that any browser can use them.</summary>
internal static class PublicPages
{
    /// <summary>What a page may load: from here, and photos that the browser itself has at hand.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    public static IServiceCollection AddResidents(this IServiceCollection services)
    {
        services.TryAddSingleton<ReadTracked>();
        services.TryAddSingleton<TrackTicket>();
        services.TryAddSingleton<SuggestDuplicates>();
        services.TryAddSingleton<FollowTicket>();
        services.TryAddSingleton<AddressLimits>();
        services.TryAddSingleton<TicketLines>();
        services.TryAddScoped<ReportDoor>();
        services.TryAddScoped<TrackDoor>();
        services.TryAddScoped<SentPhotos>();
        return services;
    }

    public static void MapResidents(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(string.Empty).AddEndpointFilter(Guard).ExcludeFromDescription();
        pages.MapGet("/r/{buildingId}", (HttpContext context, string buildingId, ReportDoor door) => door.Open(context, buildingId));
        pages.MapPost("/r/{buildingId}", (HttpContext context, string buildingId, ReportDoor door) => door.Take(context, buildingId)).Large();
        pages.MapGet("/t/{code}", (HttpContext context, string code, TrackDoor door) => door.Open(context, code));
        pages.MapPost("/t/{code}", (HttpContext context, string code, TrackDoor door) => door.Take(context, code)).Large();
        pages.MapGet("/t/{code}/events", TrackEvents.Open);
    }

    /// <summary>A document with its status; the component is drawn where it stands.</summary>
    public static IResult Page<T>(int status, Dictionary<string, object?> parameters)
        where T : IComponent => new RazorComponentResult<T>(parameters) { StatusCode = status };

    public static IResult Message(int status, string title, string text, string? link = null, string? linkText = null) =>
        Page<KindMessage>(status, new()
        {
            [nameof(KindMessage.Title)] = title,
            [nameof(KindMessage.Text)] = text,
            [nameof(KindMessage.Link)] = link,
            [nameof(KindMessage.LinkText)] = linkText,
        });

    public static IResult TooMany(HttpContext context, IStringLocalizer<Words> say)
    {
        context.Response.Headers.RetryAfter = "60";
        return Message(StatusCodes.Status429TooManyRequests, say["Resident.TooMany.Title"], say["Resident.TooMany.Text"]);
    }

    /// <summary>The status that goes with a refusal on a page.</summary>
    public static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        RefusalCode.Limited => StatusCodes.Status429TooManyRequests,
        RefusalCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
        RefusalCode.Conflict => StatusCodes.Status409Conflict,
        RefusalCode.NotFound => StatusCodes.Status404NotFound,
        RefusalCode.Forbidden => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status400BadRequest,
    };

    private static void Large(this RouteHandlerBuilder route) => route
        .WithFormOptions(multipartBodyLengthLimit: ResidentForm.LargestBody)
        .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(ResidentForm.LargestBody));

    private static async ValueTask<object?> Guard(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers.CacheControl = "no-store";
        try
        {
            return await next(call);
        }
        catch (StoreUnavailableException)
        {
            var say = context.RequestServices.GetRequiredService<IStringLocalizer<Words>>();
            headers.RetryAfter = "5";
            return Message(StatusCodes.Status503ServiceUnavailable, say["Resident.Away.Title"], say["Resident.Away.Text"], context.Request.Path, say["Error.TryAgain"]);
        }
    }
}
