using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RedProperty.Realtime.Desk.Residents;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Residents;

/// <summary>The residents' pages on a real port, as a browser without JavaScript meets them; the small city and everything in memory behind them.</summary>
public sealed partial class ServedPages : IAsyncLifetime
{
    private WebApplication? app;

    public SmallCity City { get; } = new();

    public MemoryHouse House { get; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8)));

    public MemoryPhotos Photos { get; } = new();

    public HttpClient Phone { get; private set; } = null!;

    public HandleTicketCommand Commands => app!.Services.GetRequiredService<HandleTicketCommand>();

    /// <summary>What the cleaner in memory takes for a photo, and what it does not.</summary>
    public static byte[] GoodPhoto => "good"u8.ToArray();

    public static byte[] BadPhoto => "bad"u8.ToArray();

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<IRulebooks>(City);
        builder.Services.AddSingleton<ITicketStore>(House);
        builder.Services.AddSingleton<ITicketQueries>(House);
        builder.Services.AddSingleton<IFeedListener>(House);
        builder.Services.AddSingleton<IFeedStore>(House);
        builder.Services.AddSingleton<IDeadlineAlarm>(new RecordingAlarm());
        builder.Services.AddSingleton<IPhotoBook>(Photos);
        builder.Services.AddSingleton<IWaitingPhotos>(Photos.Waiting);
        builder.Services.AddSingleton<IPhotoFiles>(Photos);
        builder.Services.AddSingleton<IPhotoCleaner>(Photos);
        builder.Services.AddSingleton<KeepPhoto>();
        builder.Services.AddSingleton<HangPhotos>();
        builder.Services.AddSingleton<HandleTicketCommand>();
        builder.Services.AddDeskRoom();
        app = builder.Build();
        app.UseRequestLocalization();
        app.MapResidents();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Phone = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address) };
    }

    public async ValueTask DisposeAsync()
    {
        Phone.Dispose();
        await app!.DisposeAsync();
    }

    /// <summary>The program is told to stop, as by SIGTERM.</summary>
    public Task Stop() => app!.StopAsync(Token);

    public async Task<Page> Open(string path) => await Page.Of(await Phone.GetAsync(path, Token), path);

    /// <summary>Sends the first form of a page as a browser would: its hidden fields, and what is filled in.</summary>
    public async Task<Page> Send(Page page, Dictionary<string, string> filled, params byte[][] photos)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in page.Hidden)
        {
            if (!filled.ContainsKey(name))
            {
                form.Add(new StringContent(value), name);
            }
        }

        foreach (var (name, value) in filled)
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var photo in photos)
        {
            form.Add(new ByteArrayContent(photo), "photos", "name.jpg");
        }

        var path = page.Path.Split('?')[0];
        return await Page.Of(await Phone.PostAsync(path, form, Token), path);
    }

    /// <summary>Reports by the form, and returns the page that follows.</summary>
    public async Task<Page> Report(string kind = "lamp-out", string text = "三楼的灯不亮")
    {
        var sent = await Send(await Open("/r/spring-1-01"), new() { ["kind"] = kind, ["text"] = text });
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        return await Open(sent.Location!);
    }

    public async Task<Ticket> TicketOf(Page page)
    {
        var id = await House.FindByTrackingCode(page.Path.Split('?')[0]["/t/".Length..], Token);
        return (await House.Load(id!, null, Token)).Ticket!;
    }

    public async Task Does(string person, Ticket ticket, TicketCommand command) =>
        Assert.Null((await Commands.Handle(City.Person(person), Guid.NewGuid().ToString("N"), ticket.Id, command, Token)).Refusal);

    /// <summary>What came, and how a form on it is sent.</summary>
    public sealed partial record Page(string Path, HttpStatusCode Status, string? Location, string Html, HttpResponseMessage Answer)
    {
        public string Text => WebUtility.HtmlDecode(Tags().Replace(Html, " "));

        public IReadOnlyList<KeyValuePair<string, string>> Hidden =>
        [
            .. Inputs().Matches(Html).Select(match => match.Value).Where(input => input.Contains("type=\"hidden\"", StringComparison.Ordinal))
                .Select(input => KeyValuePair.Create(Attribute(input, "name"), WebUtility.HtmlDecode(Attribute(input, "value")))),
        ];

        public static async Task<Page> Of(HttpResponseMessage answer, string path) =>
            new(path, answer.StatusCode, answer.Headers.Location?.ToString(), await answer.Content.ReadAsStringAsync(Token), answer);

        private static string Attribute(string tag, string name) => Regex.Match(tag, $"{name}=\"([^\"]*)\"").Groups[1].Value;

        [GeneratedRegex("<[^>]*>")]
        private static partial Regex Tags();

        [GeneratedRegex("<input[^>]*>")]
        private static partial Regex Inputs();
    }
}
