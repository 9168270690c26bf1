using System.Collections.Concurrent;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Simulator.Play;

/// <summary>One signed-in person with a device.</summary>
/// <param name="Watches">Whether the device watches the person's own grids; those above the grid only act.</param>
public sealed record StaffMember(string UserId, CoordinationClient Client, bool Watches);

/// <summary>All who answer, connected.</summary>
public sealed class Staff : IAsyncDisposable
{
    private const int SigningInAtOnce = 8;

    private readonly ConcurrentDictionary<string, StaffMember> members = new(StringComparer.Ordinal);
    private int resets;

    public IReadOnlyCollection<StaffMember> All => [.. members.Values];

    public IEnumerable<StaffMember> Watchers => members.Values.Where(member => member.Watches);

    /// <summary>How often a device lost its connection and came back.</summary>
    public int Reconnects { get; private set; }

    /// <summary>How often a feed could only be had anew, after the first time.</summary>
    public int Resets => Volatile.Read(ref resets) - Watchers.Sum(member => member.Client.Cursors.Count);

    public StaffMember? Find(string userId) => members.GetValueOrDefault(userId);

    public Task Connect(
        Uri url,
        HttpClient http,
        IEnumerable<(string UserName, bool Watches)> people,
        string password,
        Action<StaffMember, TicketEvent> onEvent,
        CancellationToken cancellation) => Parallel.ForEachAsync(
            people,
            new ParallelOptions { MaxDegreeOfParallelism = SigningInAtOnce, CancellationToken = cancellation },
            async (person, token) => await ConnectOne(url, http, person.UserName, person.Watches, password, onEvent, token));

    public async ValueTask DisposeAsync()
    {
        foreach (var member in members.Values)
        {
            await member.Client.DisposeAsync();
        }
    }

    private async Task ConnectOne(
        Uri url, HttpClient http, string userName, bool watches, string password, Action<StaffMember, TicketEvent> onEvent, CancellationToken cancellation)
    {
        var client = new CoordinationClient(new CoordinationClientOptions { BaseAddress = url, Http = http });
        var session = await client.SignIn(userName, password, cancellation);
        var member = new StaffMember(session.User.Id, client, watches);
        members[session.User.Id] = member;
        client.TicketChanged += ticketEvent => onEvent(member, ticketEvent);
        client.FeedReset += _ => Interlocked.Increment(ref resets);
        client.StateChanged += state => Reconnects += state == ConnectionState.Away ? 1 : 0;
        await client.Start(cancellation);
        if (watches)
        {
            await client.Watch(null, cancellation);
        }
        else
        {
            await client.WhenLive(cancellation);
        }
    }
}
