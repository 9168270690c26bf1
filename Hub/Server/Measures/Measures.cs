using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace RedProperty.Realtime.Server.Measures;

/// <summary>Figures for Prometheus: ours, the web server's and the runtime's.</summary>
internal static class Measures
{
    private static readonly double[] Seconds = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

    public static void AddMeasures(this IServiceCollection services)
    {
        services.AddSingleton<RealtimeMeter>();
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(
                RealtimeMeter.Name,
                RealtimeMeter.Name + ".*",
                "System.Runtime",
                "Microsoft.AspNetCore.Hosting",
                "Microsoft.AspNetCore.Server.Kestrel",
                "Microsoft.AspNetCore.Http.Connections")
            .AddView("redproperty.*", new ExplicitBucketHistogramConfiguration { Boundaries = Seconds })
            .AddPrometheusExporter());
    }

    public static void MapMeasures(this IEndpointRouteBuilder routes) => routes.MapPrometheusScrapingEndpoint("/metrics");
}
