using System.Globalization;
using System.Security.Claims;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using RedProperty.Realtime.Desk.Layout;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Boards;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Domain.Publication;
using RedProperty.Realtime.Domain.Searches;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests;

/// <summary>A Desk over the small city and the house in memory, at nine o'clock on 23 November 2026 in Jinan.</summary>
public abstract class DeskTest : BunitContext
{
    protected static readonly DateTimeOffset Nine = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>bUnit's own patience of a second is one that a starved machine breaks; a minute is only for what hangs.</summary>
    static DeskTest() => DefaultWaitTimeout = TimeSpan.FromMinutes(1);

    protected DeskTest()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Preferences.Chinese);
        Handle = new HandleTicketCommand(House, City, new RecordingAlarm(), Time, new HangPhotos(Photos, Photos.Waiting, Time));
        Deliveries = new MemoryDeliveries(House);
        Services.AddSingleton<IRulebooks>(City);
        Services.AddSingleton<ITicketStore>(House);
        Services.AddSingleton<ITicketQueries>(House);
        Scan = new MemoryScan(House, House, City);
        Services.AddSingleton<ITicketScan>(Scan);
        Services.AddSingleton<IDayFigures>(House);
        Services.AddSingleton<IFeedStore>(House);
        Services.AddSingleton<IDeliveryBook>(Deliveries);
        Services.AddSingleton<IPresence>(Presence);
        Services.AddSingleton<IPresenceDoor>(Presence);
        Services.AddSingleton<RecordReceipts>();
        Services.AddSingleton<IFeedListener>(House);
        Services.AddSingleton<IDeadlineWatch>(Watch);
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton<IDataDocuments>(Documents);
        Services.AddSingleton<IAuditLog>(Audit);
        Services.AddSingleton<IAccountStore>(Accounts);
        Services.AddSingleton<ShutOut>();
        Services.AddSingleton<ISessionStore>(Sessions);
        Services.AddSingleton<EndedSessions>();
        Services.AddSingleton<EndAccountSessions>();
        Services.AddSingleton<DeskSessions>();
        Services.AddSingleton<Standings>();
        Services.AddSingleton<KeepAudit>();
        Services.AddSingleton<INoticeStore>(Notices);
        Services.AddSingleton(new NoticePictures(Photos, Photos, Notices, Time));
        Services.AddSingleton<PublishNotice>();
        Services.AddSingleton<WithdrawNotice>();
        Services.AddSingleton<ReadNotices>();
        Services.AddSingleton<ReadBoard>();
        Services.AddSingleton(Handle);
        Services.AddSingleton<ReadTickets>();
        Services.AddSingleton(new KeepPhoto(Photos, Photos, Photos, Time));
        Services.AddLogging();
        Services.AddDeskParts();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Authorization = this.AddAuthorization();
    }

    protected SmallCity City { get; } = new();

    protected MemoryHouse House { get; } = new();

    protected MemoryDeliveries Deliveries { get; }

    protected MemoryScan Scan { get; }

    protected MemoryDocuments Documents { get; } = new();

    protected MemoryAuditLog Audit { get; } = new();

    protected MemoryNotices Notices { get; } = new();

    protected MemoryAccounts Accounts { get; } = new();

    protected MemorySessions Sessions { get; } = new();

    protected MemoryPhotos Photos { get; } = new();

    protected MemoryPresence Presence { get; } = new();

    protected SteadyWatch Watch { get; } = new();

    protected FakeTimeProvider Time { get; } = new(Nine);

    protected HandleTicketCommand Handle { get; }

    protected BunitAuthorizationContext Authorization { get; }

    protected static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    protected static void SpeakEnglish() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Preferences.English);

    protected void SignInAs(string personId)
    {
        Authorization.SetAuthorized(personId);
        Authorization.SetClaims(new Claim(ClaimTypes.NameIdentifier, personId));
    }

    protected async Task<Ticket> AReport(
        string kind = "lamp-out", string building = "spring-1-01", string title = "三楼灯不亮", Reporter? reporter = null)
    {
        var command = new ReportTicket(kind, building, "2单元", title, "昨晚开始的", null, [], "open311", reporter);
        var answer = await Handle.Report(Actor.Resident, Guid.NewGuid().ToString("N"), command, Cancellation);
        return await Now(answer.Value!.Receipt.TicketId);
    }

    protected async Task<Ticket> Now(string ticketId) => (await House.Load(ticketId, null, Cancellation)).Ticket!;

    protected async Task Does(string personId, Ticket ticket, TicketCommand command)
    {
        var answer = await Handle.Handle(City.Person(personId), Guid.NewGuid().ToString("N"), ticket.Id, command, Cancellation);
        Assert.Null(answer.Refusal);
    }

    /// <summary>Lets the time pass and the clock enforce what fell due.</summary>
    protected async Task After(TimeSpan span, string communityId = "spring")
    {
        Time.Advance(span);
        var enforce = new EnforceDeadlines(
            House, House, City, new RecordingAlarm(), Time, Services.GetRequiredService<Microsoft.Extensions.Logging.ILogger<EnforceDeadlines>>());
        await enforce.RunAsync(communityId, Cancellation);
    }

    /// <summary>A page with the providers that its dialogs and notes appear in.</summary>
    protected IRenderedComponent<IComponent> Open<TPage>(string? parameter = null, object? value = null)
        where TPage : IComponent
    {
        SetRendererInfo(new RendererInfo("Server", true));
        return Render(builder =>
        {
            builder.OpenComponent<MudPopoverProvider>(0);
            builder.CloseComponent();
            builder.OpenComponent<MudDialogProvider>(1);
            builder.CloseComponent();
            builder.OpenComponent<MudSnackbarProvider>(2);
            builder.CloseComponent();
            builder.OpenComponent<TPage>(3);
            if (parameter is not null)
            {
                builder.AddComponentParameter(4, parameter, value);
            }

            builder.CloseComponent();
        });
    }
}
