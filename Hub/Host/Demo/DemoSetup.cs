using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Host.Demo;

/// <summary>Brings the demonstration into the program. Nothing of it is there unless <see cref="DemoOptions.Enabled"/>.</summary>
internal static class DemoSetup
{
    public const string StoriesFile = "demo/stories.json";

    /// <param name="services">Must also get <see cref="ILeases"/>, the stores, <see cref="IRulebooks"/>, the use cases and a time provider.</param>
    /// <param name="dataDirectory">Where the shipped data files lie.</param>
    public static IServiceCollection AddDemo(this IServiceCollection services, DemoOptions options, string dataDirectory)
    {
        services.AddSingleton(options);
        if (options.Enabled)
        {
            services.AddSingleton<DemoAccounts>();
            services.AddSingleton<DemoNotices>();
        }

        if (options.Life)
        {
            services.AddSingleton(provider => new LifePlayer(
                provider.GetRequiredService<HandleTicketCommand>(),
                provider.GetRequiredService<ITicketStore>(),
                provider.GetRequiredService<ITicketQueries>(),
                provider.GetRequiredService<IRulebooks>(),
                DemoStory.LoadAll(Path.Combine(dataDirectory, StoriesFile)),
                LifePace.Of(options.TimeScale),
                provider.GetRequiredService<TimeProvider>(),
                Random.Shared,
                provider.GetRequiredService<ILogger<LifePlayer>>()));
            services.AddHostedService<DemoLife>();
            services.AddHostedService<InventedPhones>();
        }

        return services;
    }
}
