using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>Open311 GeoReport v2 under <c>/open311/v2</c>, in JSON and XML.</summary>
internal static class Open311Endpoints
{
    public const string Root = "/open311/v2";

    /// <summary>As many photos as a report may have, and the form around them.</summary>
    private const int LargestForm = (PhotoLimits.MostAtOnce * PhotoLimits.LargestBytes) + (1024 * 1024);

    public static void AddOpen311(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<Open311Options>()
            .Bind(configuration.GetSection(Open311Options.Section))
            .ValidateDataAnnotations()
            .Validate(
                options => options.Keys.All(pair => !string.IsNullOrWhiteSpace(pair.Value)) && options.Keys.Values.Distinct().Count() == options.Keys.Count,
                "Open311:Keys holds an empty or a double key; give every client its own.")
            .ValidateOnStart();
        services.AddSingleton(provider => new ConfiguredClients(provider.GetRequiredService<IOptions<Open311Options>>().Value.Keys.Keys));
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<ClientKeys>();
        services.AddSingleton<Jurisdictions>();
        services.AddSingleton<ReportIdentity>();
        services.AddSingleton<TakeReport>();
        services.AddSingleton<ReadRequests>();
    }

    public static void MapOpen311(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Root).AddEndpointFilter(CheckAddress);
        group.MapGet("/discovery.{format}", (Open311Call call, IOptions<Open311Options> options) => DiscoveryDocument.Answer(call, options.Value)).WithSummary("Where the endpoints are and what they speak.");
        group.MapGet("/services.{format}", (Open311Call call, IRulebooks rulebooks) =>
            ServiceDocuments.List(call, rulebooks.Current.Catalogue)).WithSummary("The kinds of matter that can be reported.");
        group.MapGet("/services/{code}.{format}", Definition).WithSummary("What can be said about one kind of matter.");
        group.MapPost("/requests.{format}", (Open311Call call, HttpRequest request, TakeReport take, CancellationToken cancellation) =>
                take.Take(call, request, cancellation))
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm))
            .WithSummary("Reports a matter; needs an api_key.");
        group.MapGet("/requests.{format}", (Open311Call call, HttpRequest request, ReadRequests read, CancellationToken cancellation) =>
            read.List(call, new Parameters(request.Query), cancellation)).WithSummary("Reported matters, newest first.");
        group.MapGet("/requests/{id}.{format}", (Open311Call call, string id, ReadRequests read, CancellationToken cancellation) =>
            read.One(call, id, cancellation)).WithSummary("One reported matter.");
        group.MapGet("/tokens/{token}.{format}", (Open311Call call, string token, ReadRequests read, CancellationToken cancellation) =>
            read.Token(call, token, cancellation)).WithSummary("From a token or tracking code to the request.");
        routes.MapFallback(Doors.Open311 + "/{**rest}", (Open311Call call) => NoSuchAddress(call)).ExcludeFromDescription();
    }

    private static Open311Answer Definition(Open311Call call, string code, IRulebooks rulebooks) =>
        rulebooks.Current.Catalogue.Find(code) is { } kind
            ? ServiceDocuments.Definition(call, kind)
            : Open311Fault.Unknown(call.Say("service_code：没有这个事项类别。", "service_code: there is no such kind of matter.")).Answer(call);

    private static ValueTask<object?> CheckAddress(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var call = Open311Call.Of(context.HttpContext);
        if (!Open311Call.IsFormat(context.HttpContext.GetRouteValue("format") as string))
        {
            return ValueTask.FromResult<object?>(NoSuchAddress(call));
        }

        var jurisdiction = new Parameters(context.HttpContext.Request.Query)["jurisdiction_id"];
        return context.HttpContext.RequestServices.GetRequiredService<Jurisdictions>().Check(call, jurisdiction) is { } elsewhere
            ? ValueTask.FromResult<object?>(elsewhere.Answer(call))
            : next(context);
    }

    private static Open311Answer NoSuchAddress(Open311Call call) => Open311Fault.Unknown(call.Say(
        "没有这个地址；可用的有 discovery、services、requests，格式为 .json 或 .xml。",
        "There is nothing at this address; there are discovery, services and requests, each ending in .json or .xml.")).Answer(call);
}
