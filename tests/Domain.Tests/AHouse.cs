using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests;

/// <summary>The use cases around an in-memory house, with a clock that tests move.</summary>
internal sealed class AHouse
{
    private int commands;

    public SmallCity City { get; } = new();

    public MemoryHouse Memory { get; } = new();

    public MemoryDeliveries Deliveries { get; }

    public AHouse() => Deliveries = new MemoryDeliveries(Memory);

    public RecordingAlarm Alarm { get; } = new();

    public FakeTimeProvider Time { get; } = new(ATicket.Nine);

    public HandleTicketCommand Commands => new(Memory, City, Alarm, Time);

    public ReadTickets Reading => new(Memory, Memory, Deliveries, City);

    public WatchFeeds Watching => new(Memory, Memory, City);

    public EnforceDeadlines Enforcing => new(Memory, Memory, City, Alarm, Time, NullLogger<EnforceDeadlines>.Instance);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task<string> Reported(string building = "spring-1-01", string kind = "lamp-out", Reporter? reporter = null)
    {
        var answer = await Commands.Report(Actor.Resident, NewId(), AReport(building, kind, reporter), Token);
        Assert.Null(answer.Refusal);
        return answer.Value!.Receipt.TicketId;
    }

    public static ReportTicket AReport(string building = "spring-1-01", string kind = "lamp-out", Reporter? reporter = null) =>
        new(kind, building, null, "灯不亮", null, null, [], "open311", reporter);

    public Task<Outcome<CommandAnswer>> Do(string person, string ticketId, TicketCommand command, string? commandId = null) =>
        Commands.Handle(City.Person(person), commandId ?? NewId(), ticketId, command, Token);

    public async Task<Ticket> Ticket(string ticketId) => (await Memory.Load(ticketId, null, Token)).Ticket!;

    private string NewId() => $"command-{++commands}";
}
