using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Field.Language;
using RedProperty.Realtime.Field.Layout;
using RedProperty.Realtime.Field.Live;
using RedProperty.Realtime.Field.Photos;
using RedProperty.Realtime.Field.Reports;
using RedProperty.Realtime.Field.Sessions;
using RedProperty.Realtime.Field.Storage;
using RedProperty.Realtime.Field.Tickets;

namespace RedProperty.Realtime.Field;

/// <summary>Furnishes the tablet's program.</summary>
internal static class FieldRoom
{
    /// <param name="program">The root of the program that serves this page.</param>
    public static IServiceCollection AddFieldRoom(this IServiceCollection services, Uri program)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new FieldAddress(program));
        services.AddSingleton(new HttpClient());
        services.AddSingleton<Words>();
        services.AddSingleton<TimeWords>();
        services.AddSingleton<DeviceStorage>();
        services.AddSingleton<StoredOutbox>();
        services.AddSingleton<StoredCopies>();
        services.AddSingleton(provider => new DeviceSessions(program, provider.GetRequiredService<HttpClient>()));
        services.AddSingleton<SessionKeeper>();
        services.AddSingleton<BrowserDoor>();
        services.AddSingleton<DeviceLock>();
        services.AddSingleton(provider => new PhotoSender(new PhotoSenderOptions
        {
            BaseAddress = program,
            Token = provider.GetRequiredService<SessionKeeper>().Token,
            Http = provider.GetRequiredService<HttpClient>(),
        }));
        services.AddSingleton<PhotoShelf>();
        services.AddSingleton<FieldLink>();
        services.AddSingleton<FieldCommands>();
        services.AddSingleton<Ticker>();
        services.AddSingleton<ProgramReader>();
        services.AddSingleton<Places>();
        services.AddSingleton<Microsoft.AspNetCore.Components.WebAssembly.Services.LazyAssemblyLoader>();
        services.AddSingleton<Kinds>();
        services.AddSingleton<Toasts>();
        services.AddSingleton<FieldStart>();
        return services;
    }
}
