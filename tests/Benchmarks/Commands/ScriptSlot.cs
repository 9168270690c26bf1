using System.Globalization;
using RedProperty.Realtime.Benchmarks.Stores;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Tickets;
using StackExchange.Redis;

namespace RedProperty.Realtime.Benchmarks.Commands;

/// <summary>
/// The script call of a comment on one ticket, repeated with what must differ each time: the version that is expected and the command's key. One call
/// at a time.
/// </summary>
internal sealed class ScriptSlot
{
    private const string Commenter = "city1";
    private const string Text = "已经联系电工，半小时内到现场。";

    private readonly ScriptCall call;
    private readonly int versionAt;
    private readonly int commandAt;
    private readonly string commandPrefix;
    private long version;

    private ScriptSlot(ScriptCall call, int versionAt, int commandAt, long version)
    {
        this.call = call;
        this.versionAt = versionAt;
        this.commandAt = commandAt;
        this.version = version;
        var key = call.Keys[commandAt].ToString();
        commandPrefix = $"{key[..(key.LastIndexOf('/') + 1)]}{Guid.NewGuid().ToString("N")[..8]}-";
    }

    /// <summary>Comments twice on each ticket through the product's own use case, and learns from the difference.</summary>
    public static async Task<Dictionary<string, ScriptSlot>> Learn(string configuration, IEnumerable<string> ticketIds)
    {
        ScriptCall? last = null;
        await using var house = House.On(configuration, connection => Eavesdropping.On(connection, call => last = call));
        var city = new DemoCity();
        var chart = city.Current.Organisation;
        var commands = new HandleTicketCommand(house.Tickets, city, new NoAlarm(), TimeProvider.System);
        var slots = new Dictionary<string, ScriptSlot>();
        foreach (var id in ticketIds)
        {
            var first = await Comment(id);
            var second = await Comment(id);
            var version = (await house.Tickets.Load(id, null, CancellationToken.None)).Ticket!.Version;
            slots[id] = new ScriptSlot(
                second,
                Enumerable.Range(0, second.Values.Length).First(i => IsVersion(first.Values[i], version - 2) && IsVersion(second.Values[i], version - 1)),
                Enumerable.Range(0, second.Keys.Length).Single(i => second.Keys[i] != first.Keys[i]),
                version);
        }

        return slots;

        async Task<ScriptCall> Comment(string id)
        {
            var outcome = await commands.Handle(
                Actor.Staff(chart.FindPerson(Commenter)!, chart), Guid.NewGuid().ToString("N"), id, new CommentOnTicket(Text), CancellationToken.None);
            return outcome.IsRefused ? throw new InvalidOperationException($"A comment was refused: {outcome.Refusal}") : last!;
        }
    }

    /// <summary>Writes the next comment, and nothing else.</summary>
    public async Task<long> Run(IDatabase database)
    {
        call.Values[versionAt] = version;
        call.Keys[commandAt] = string.Create(CultureInfo.InvariantCulture, $"{commandPrefix}{version:0000000000}");
        var answer = (RedisResult[])(await database.ScriptEvaluateAsync(call.Script, call.Keys, call.Values))!;
        return long.TryParse((string?)answer[^1], out var sequence)
            ? Written(sequence)
            : throw new InvalidOperationException($"The bare script answered '{answer[^1]}' for version {version}.");
    }

    private long Written(long sequence)
    {
        version++;
        return sequence;
    }

    private static bool IsVersion(RedisValue value, long version) => value.IsInteger && value.TryParse(out long number) && number == version;
}
