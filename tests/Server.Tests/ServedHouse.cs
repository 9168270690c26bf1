using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Hotline;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Domain.Publication;
using RedProperty.Realtime.Domain.Searches;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Server.Tests;

/// <summary>The real doors on a real port, with the small city behind them and everything kept in memory. Everybody's password is the same.</summary>
public sealed class ServedHouse : IAsyncLifetime
{
    public const string Password = "Spring-2341!";
    public const string ClientKey = "test-key";
    public const string OtherClientKey = "other-key";

    /// <summary>A minute. Only for what hangs: nothing is held against the machine's clock.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Made once and of few rounds: a real one costs each test that signs in a tenth of a second. How the program hashes, the accounts' tests say.</summary>
    private static readonly string HashOfPassword = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }))
        .HashPassword(new Account(string.Empty, string.Empty, string.Empty), Password);

    private readonly Dictionary<string, string> tokens = [];
    private WebApplication? app;

    public SteadyWatch Watch { get; } = new();

    public SmallCity City { get; } = new();

    public MemoryHouse Store { get; } = new();

    public MemoryDeliveries Deliveries { get; private set; } = null!;

    public MemoryScan Scan { get; private set; } = null!;

    public MemoryPresence Presence { get; } = new();

    public SwitchedStore Doors { get; private set; } = null!;

    /// <summary>Begins now, since connections are ended by the machine's clock when their token has expired; stands still until a test moves it.</summary>
    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    public MemoryAccounts Accounts { get; } = new();

    public MemorySessions Sessions { get; } = new();

    public MemoryAuditLog Audit { get; } = new();

    public MemoryPhotos Photos { get; } = new();

    public MemoryNotices Notices { get; } = new();

    public RecordingEditor Editor { get; } = new();

    public ResettableListener Listener { get; private set; } = null!;

    public HttpClient Anybody { get; private set; } = null!;

    public Dictionary<string, string?> Settings { get; } = new()
    {
        ["Open311:Keys:hotline"] = ClientKey,
        ["Open311:Keys:other"] = OtherClientKey,
    };

    public async ValueTask InitializeAsync()
    {
        Doors = new SwitchedStore(Store);
        Listener = new ResettableListener(Store);
        Deliveries = new MemoryDeliveries(Store);
        Scan = new MemoryScan(Store, Store, City);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<IRulebooks>(City);
        builder.Services.AddSingleton<ITicketStore>(Doors);
        builder.Services.AddSingleton<ITicketQueries>(Store);
        builder.Services.AddSingleton<ITicketScan>(Scan);
        builder.Services.AddSingleton<IFeedStore>(Store);
        builder.Services.AddSingleton<IFeedListener>(Listener);
        builder.Services.AddSingleton<IDeliveryBook>(Deliveries);
        builder.Services.AddSingleton<IPresence>(Presence);
        builder.Services.AddSingleton<IPresenceDoor>(Presence);
        builder.Services.AddSingleton<IDeadlineAlarm>(new RecordingAlarm());
        builder.Services.AddSingleton<IAccountStore>(Accounts);
        builder.Services.AddSingleton<ISessionStore>(Sessions);
        builder.Services.AddSingleton<IRulebookEditor>(Editor);
        builder.Services.AddSingleton<IDataDocuments>(new MemoryDocuments());
        builder.Services.AddSingleton<IAuditLog>(Audit);
        builder.Services.AddSingleton<IDayFigures>(Store);
        builder.Services.AddSingleton<INoticeStore>(Notices);
        builder.Services.AddSingleton<IHotlineCases>(Store);
        builder.Services.AddSingleton<IPhotoBook>(Photos);
        builder.Services.AddSingleton<IWaitingPhotos>(Photos.Waiting);
        builder.Services.AddSingleton<IPhotoFiles>(Photos);
        builder.Services.AddSingleton<IPhotoCleaner>(Photos);
        builder.Services.AddSingleton<IDeadlineWatch>(Watch);
        Editor.OnPolicy = policy => City.WithPolicy(policy);
        builder.Services.AddServerRoom(builder.Configuration);
        builder.Services.AddHealthChecks().AddCheck("store", Doors, tags: [Server.Measures.HealthEndpoints.Ready]);
        app = builder.Build();
        app.UseServerRoom();
        app.MapServerRoom(isHub: true);
        app.MapGet("/api/broken", string () => throw new InvalidOperationException("secret detail"));
        app.MapFallback("{*path:nonfile}", () => "a page");
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Anybody = new HttpClient { BaseAddress = new Uri(address) };
        await Accounts.Put([.. City.Chart.Persons.Select(person => new Account(person.Id, person.Id, HashOfPassword))], CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Anybody.Dispose();
        await app!.DisposeAsync();
    }

    public T Service<T>()
        where T : notnull => app!.Services.GetRequiredService<T>();

    public async Task<string> TokenOf(string person)
    {
        if (!tokens.TryGetValue(person, out var token))
        {
            var answer = await Anybody.PostAsJsonAsync("/api/sessions", new { userName = person, password = Password });
            answer.EnsureSuccessStatusCode();
            tokens[person] = token = (await answer.Content.ReadFromJsonAsync<Session>())!.AccessToken;
        }

        return token;
    }

    /// <summary>Looks until it is so; a test that waits here for <see cref="Patience"/> has failed.</summary>
    public static async Task Until(Func<bool> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        while (!isSo())
        {
            await Task.Delay(10, limit.Token);
        }
    }

    /// <summary>The HTTP door as one person.</summary>
    public async Task<HttpClient> As(string person)
    {
        var client = new HttpClient { BaseAddress = Anybody.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenOf(person));
        return client;
    }

    /// <summary>The hub as one person, connected.</summary>
    public async Task<Tablet> Connect(string person, bool isBinary = false)
    {
        var builder = new HubConnectionBuilder().WithUrl(
            new Uri(Anybody.BaseAddress!, "/hubs/coordination"), options => options.AccessTokenProvider = async () => await TokenOf(person));
        if (isBinary)
        {
            builder.AddMessagePackProtocol();
        }

        var tablet = new Tablet(builder.Build());
        await tablet.Start();
        return tablet;
    }
}
