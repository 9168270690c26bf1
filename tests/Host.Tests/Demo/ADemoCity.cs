using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Host.Demo;
using RedProperty.Realtime.Server.Files;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Host.Tests.Demo;

/// <summary>The shipped demo city on a store in memory, with its deadlines enforced and a clock that tests move.</summary>
internal sealed class ADemoCity : IRulebooks
{
    private static readonly TimeSpan EnforceEvery = TimeSpan.FromMinutes(1);

    private readonly double timeScale;
    private DateTimeOffset enforcedAt;

    public ADemoCity(double timeScale)
    {
        this.timeScale = timeScale;
        var files = new RulebookFiles(Load("demo/organisation.csv"), Load("catalogue.csv"), Load("policy.json"), Load("calendar.json"));
        Current = files.Check(timeScale).Value!;
        Commands = new HandleTicketCommand(House, this, new RecordingAlarm(), Time);
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static string DataDirectory { get; } = Path.Combine(AppContext.BaseDirectory, "Data");

    public Rulebook Current { get; }

    public MemoryHouse House { get; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8)));

    public HandleTicketCommand Commands { get; }

    public int MostOpen { get; private set; }

    public LifePlayer APlayer(int seed = 1) => new(
        Commands,
        House,
        House,
        this,
        DemoStory.LoadAll(Path.Combine(DataDirectory, DemoSetup.StoriesFile)),
        LifePace.Of(timeScale),
        Time,
        new Random(seed),
        NullLogger<LifePlayer>.Instance);

    /// <summary>Plays that long by the city's clock.</summary>
    public async Task Play(LifePlayer player, TimeSpan length)
    {
        var end = Time.GetUtcNow() + length;
        while (Time.GetUtcNow() < end)
        {
            Time.Advance(await player.Beat(Token));
            await Enforce();
        }
    }

    public async Task<IReadOnlyList<Ticket>> Tickets()
    {
        var page = await House.ReportedIn(
            Feeds(), TicketStatus.All, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 1, int.MaxValue, Token);
        return page.Tickets;
    }

    public IReadOnlyList<TicketEvent> Events() => [.. Feeds().SelectMany(feed => House.EventsOf(feed.Name))];

    private List<Feed> Feeds() =>
        [.. Current.Organisation.Places.Where(place => place.Level == PlaceLevel.Grid).Select(grid => new Feed(grid.ParentId, grid.Id))];

    private static DataFile Load(string name) => new(name, File.ReadAllBytes(Path.Combine(DataDirectory, name)));

    private async Task Enforce()
    {
        if (Time.GetUtcNow() < enforcedAt + (EnforceEvery / timeScale))
        {
            return;
        }

        enforcedAt = Time.GetUtcNow();
        var enforcing = new EnforceDeadlines(House, House, this, new RecordingAlarm(), Time, NullLogger<EnforceDeadlines>.Instance);
        foreach (var community in await House.Communities(Token))
        {
            await enforcing.RunAsync(community, Token);
        }

        MostOpen = Math.Max(MostOpen, (await Tickets()).Count(ticket => ticket.IsOpen));
    }
}
