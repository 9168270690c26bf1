using RedProperty.Realtime.Benchmarks.Crowd;
using RedProperty.Realtime.Benchmarks.Stores;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.Benchmarks.Sides;

/// <summary>The real program in the role of a hub, one or more of it, on a store in a process of its own, with tickets in it.</summary>
internal sealed class OurSide : IAsyncDisposable
{
    /// <summary>Sees all feeds, and may comment on every ticket.</summary>
    private const string Everywhere = "city1";

    /// <summary>The limits for each connection guard against devices gone wild; here one connection stands for many.</summary>
    private static readonly (string Key, string Value)[] Settings =
    [
        ("Roles", "hub"), ("Limits:CommandsPerSecond", "1000000"), ("Limits:WatchesPerSecond", "1000000"), ("Limits:ReceiptsPerSecond", "1000000"),
    ];

    private readonly BenchStore store;
    private readonly List<RunningProgram> programs = [];
    private string token = string.Empty;

    private OurSide(BenchStore store)
    {
        this.store = store;
        House = House.On(store.Configuration);
    }

    public House House { get; }

    public IReadOnlyList<FeedTicket> Tickets { get; private set; } = [];

    public IReadOnlyList<string> Feeds => [.. Tickets.Select(ticket => ticket.Feed).Distinct()];

    public string Configuration => store.Configuration;

    public HubDoor Door => DoorOf(0);

    public int ProcessId => programs[0].Id;

    public static async Task<OurSide> Open(BenchStoreKind kind, int feeds, int ticketsInEach, CancellationToken cancellation, int hubs = 1)
    {
        var side = new OurSide(await BenchStore.Start(kind));
        try
        {
            side.Tickets = await FeedTickets.Report(side.House, feeds, ticketsInEach, cancellation);
            for (var i = 0; i < hubs; i++)
            {
                side.programs.Add(await RunningProgram.Start(
                    side.store.Directory, cancellation, [.. Settings, ("Redis:Configuration", side.Configuration)]));
            }

            side.token = await side.programs[0].Http.SignsIn(Everywhere, cancellation);
            return side;
        }
        catch
        {
            await side.DisposeAsync();
            throw;
        }
    }

    public HubDoor DoorOf(int hub) => HubDoor.Ours(programs[hub].Address, token);

    /// <summary>kill -9.</summary>
    public Task Kill(int hub) => programs[hub].Kill();

    /// <summary>What the programs complained of.</summary>
    public void TellComplaints(Figures figures)
    {
        var lines = programs.SelectMany(program => program.Output.Split(Environment.NewLine)).ToList();
        var complaints = lines.Where(line => line.StartsWith("warn:", StringComparison.Ordinal)
            || line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal)).ToList();
        if (complaints.Count > 0)
        {
            var log = Path.Combine(Path.GetTempPath(), $"redproperty-bench-hub-{programs[0].Address.Port}.log");
            File.WriteAllLines(log, lines);
            figures.Note($"our log has {complaints.Count} warnings and errors: {log}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in programs)
        {
            await program.DisposeAsync();
        }

        await House.DisposeAsync();
        await store.DisposeAsync();
    }
}
