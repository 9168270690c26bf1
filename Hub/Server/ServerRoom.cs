using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Boards;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Hotline;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Domain.Publication;
using RedProperty.Realtime.Domain.Searches;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Domain.Walls;
using RedProperty.Realtime.Server.Accounts;
using RedProperty.Realtime.Server.Audit;
using RedProperty.Realtime.Server.Catalogue;
using RedProperty.Realtime.Server.Coordination;
using RedProperty.Realtime.Server.Exports;
using RedProperty.Realtime.Server.Hotline;
using RedProperty.Realtime.Server.Measures;
using RedProperty.Realtime.Server.Open311;
using RedProperty.Realtime.Server.Organisation;
using RedProperty.Realtime.Server.Photos;
using RedProperty.Realtime.Server.Presences;
using RedProperty.Realtime.Server.Problems;
using RedProperty.Realtime.Server.Sessions;
using RedProperty.Realtime.Server.Tickets;
using RedProperty.Realtime.Server.Walls;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server;

/// <summary>
/// The doors of the house. The host adds the domain's ports (stores, listener, rulebooks and their editor, alarm, accounts), a TimeProvider, the keys of
/// data protection, and health checks tagged <see cref="HealthEndpoints.Ready"/>.
/// </summary>
public static class ServerRoom
{
    public static IServiceCollection AddServerRoom(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddUseCases();
        services.AddStaffAuthentication();
        services.AddCoordination();
        services.AddOpen311(configuration);
        services.AddMeasures();
        services.AddHealthChecks();
        services.AddOpenApi();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context => Problems.Problems.Complete(context.ProblemDetails));
        services.AddExceptionHandler<Open311Answers>();
        services.AddExceptionHandler<ProblemAnswers>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, WireJson.Default);
        });
        return services;
    }

    /// <summary>Comes before anything that maps pages: faults of the doors become problems, never pages.</summary>
    public static WebApplication UseServerRoom(this WebApplication app)
    {
        app.UseWhen(context => Doors.IsDoor(context.Request.Path), doors =>
        {
            doors.Use(DoorHeaders.Add);
            doors.UseExceptionHandler();
            doors.UseStatusCodePages();
        });
        app.UseAuthentication();
        app.UseWhen(context => Doors.IsDoor(context.Request.Path), doors => doors.Use(SignedOutDoor.Check));
        app.UseAuthorization();
        return app;
    }

    /// <param name="isHub">False in a process that does not play the hub: it still tells its health and figures.</param>
    public static WebApplication MapServerRoom(this WebApplication app, bool isHub = true)
    {
        app.MapHealth();
        app.MapMeasures();
        if (isHub)
        {
            app.MapDoors();
        }

        return app;
    }

    private static void MapDoors(this WebApplication app)
    {
        app.MapCoordination();
        app.MapSessions();
        app.MapAccounts();
        app.MapDevices();
        app.MapAudit();
        app.MapTickets();
        app.MapPhotos();
        app.MapArrivingPhotos();
        app.MapExports();
        app.MapRulebookExports();
        app.MapHotline();
        app.MapPlaces();
        app.MapKinds();
        app.MapPresence();
        app.MapWallKeys();
        app.MapRulebooks();
        app.MapOpen311();
        app.MapOpenApi();

        // An unknown address of the API is a problem, whatever the pages do with theirs.
        app.MapFallback(Doors.Api + "/{**rest}", NoSuchAddress).ExcludeFromDescription();
    }

    /// <summary>Also what is left over of a known address when the body's content type does not fit it.</summary>
    private static StatusCodeHttpResult NoSuchAddress(HttpRequest request) => TypedResults.StatusCode(
        request.ContentType is null || request.HasJsonContentType() ? StatusCodes.Status404NotFound : StatusCodes.Status415UnsupportedMediaType);

    private static void AddUseCases(this IServiceCollection services)
    {
        services.TryAddSingleton<Standings>();
        services.AddSingleton<Actors>();
        services.AddSingleton<TokenMint>();
        services.TryAddSingleton<IPasswords, FrameworkPasswords>();
        services.TryAddSingleton<SignInThrottle>();
        services.TryAddSingleton<SignIn>();
        services.TryAddSingleton<OpenAccounts>();
        services.TryAddSingleton<KeepAccounts>();
        services.TryAddSingleton<ShutOut>();
        services.TryAddSingleton<EndedSessions>();
        services.TryAddSingleton<EndAccountSessions>();
        services.TryAddSingleton<DeviceSessions>();
        services.TryAddSingleton<DeskSessions>();
        services.TryAddSingleton<KeepDevices>();
        services.TryAddSingleton<KeepAudit>();
        services.TryAddSingleton<HandleTicketCommand>();
        services.TryAddSingleton<ReadTickets>();
        services.TryAddSingleton<KeepPhoto>();
        services.TryAddSingleton<ReceivePhoto>();
        services.TryAddSingleton<HangPhotos>();
        services.TryAddSingleton<ReadPhoto>();
        services.TryAddSingleton<SearchTickets>();
        services.TryAddSingleton<ListForExport>();
        services.TryAddSingleton<ExportTurns>();
        services.TryAddSingleton<ReadPresence>();
        services.TryAddSingleton<RecordReceipts>();
        services.TryAddSingleton<WatchFeeds>();
        services.TryAddSingleton<PutUnderPolicy>();
        services.AddSingleton<AnonymousLimit>();
        services.TryAddSingleton<SuggestDuplicates>();
        services.TryAddSingleton<FollowTicket>();
        services.TryAddSingleton<ReadTracked>();
        services.TryAddSingleton<MakeWallKey>();
        services.TryAddSingleton<RevokeWallKey>();
        services.TryAddSingleton<ReadWallKeys>();
        services.TryAddSingleton<NoticePictures>();
        services.TryAddSingleton<PublishNotice>();
        services.TryAddSingleton<WithdrawNotice>();
        services.TryAddSingleton<ReadNotices>();
        services.TryAddSingleton<ReadBoard>();
        services.TryAddSingleton<IHotlineTables, HotlineTables>();
        services.TryAddSingleton<HotlineMappings>();
        services.TryAddSingleton<TakeInHotline>();
        services.TryAddSingleton<ListHotlineResults>();
        services.TryAddSingleton(TimeProvider.System);
    }
}
