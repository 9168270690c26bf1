using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Hotline;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Host.Accounts;
using RedProperty.Realtime.Host.Demo;

namespace RedProperty.Realtime.Host.Rules;

/// <summary>Puts the rules together and loads them before anybody asks.</summary>
internal static partial class RulesRoom
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(2);

    public static IServiceCollection AddRules(this IServiceCollection services, IConfiguration configuration, DemoOptions demo)
    {
        services.AddSingleton(configuration.GetSection(RulesOptions.Section).Get<RulesOptions>() ?? new RulesOptions());
        services.AddSingleton(new RuleDefaults(demo.Enabled, demo.TimeScale));
        services.AddSingleton<LiveRulebooks>();
        services.AddSingleton<RulesAtStart>();
        services.AddSingleton<FirstAccount>();
        services.AddSingleton<IRulebooks>(provider => provider.GetRequiredService<LiveRulebooks>());
        services.AddSingleton<RemovalGuard>();
        services.AddSingleton<IRulebookEditor, RulebookEditor>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveRulebooks>());
        return services;
    }

    /// <summary>Loads the rules, and waits for a store that is not there yet: machines start in any order.</summary>
    public static async Task LoadRules(this WebApplication app)
    {
        var time = app.Services.GetRequiredService<TimeProvider>();
        while (true)
        {
            try
            {
                await app.Services.GetRequiredService<RulesAtStart>().Load(app.Lifetime.ApplicationStopping);
                if (app.Services.GetService<DemoAccounts>() is { } accounts)
                {
                    await accounts.Store(app.Lifetime.ApplicationStopping);
                }

                if (app.Services.GetService<DemoNotices>() is { } notices)
                {
                    await notices.Store(Path.Combine(AppContext.BaseDirectory, "Data"), app.Lifetime.ApplicationStopping);
                }

                await app.Services.GetRequiredService<ShutOut>().Load(app.Lifetime.ApplicationStopping);
                await app.Services.GetRequiredService<EndedSessions>().Load(app.Lifetime.ApplicationStopping);
                await app.Services.GetRequiredService<ApiKeys>().Load(app.Lifetime.ApplicationStopping);
                await app.Services.GetRequiredService<HotlineMappings>().Load(app.Lifetime.ApplicationStopping);
                await app.Services.GetRequiredService<FirstAccount>().Open(app.Lifetime.ApplicationStopping);
                return;
            }
            catch (StoreUnavailableException)
            {
                LogWaiting(app.Logger);
                await Task.Delay(AskAgain, time, app.Lifetime.ApplicationStopping);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The store does not answer yet; waiting for it. Redis:Configuration names it.")]
    private static partial void LogWaiting(ILogger logger);
}
