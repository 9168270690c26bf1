using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RedProperty.Realtime.EndToEnd.Tests.Privacy;

/// <summary>
/// Looks over the real program's shoulder: named in DOTNET_STARTUP_HOOKS, it writes down every route that the program has mapped, so that no test has to
/// keep a list of them. The runtime wants this name, without a namespace.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1050:Declare types in namespaces", Justification = "The runtime looks for exactly this name.")]
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(MappedRoutes.FileVariable) is { Length: > 0 } file)
        {
            DiagnosticListener.AllListeners.Subscribe(new Listening(file));
        }
    }

    private static void Write(IServiceProvider services, string file)
    {
        var routes = services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => new MappedRoute(
            endpoint.RoutePattern.RawText ?? string.Empty,
            [.. endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []],
            endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null));
        File.WriteAllText(file + ".part", JsonSerializer.Serialize(routes.ToArray()));
        File.Move(file + ".part", file, overwrite: true);
    }

    private sealed class Listening(string file) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
            {
                value.Subscribe(this);
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilt", Value: IHost host })
            {
                host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => Write(host.Services, file));
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
