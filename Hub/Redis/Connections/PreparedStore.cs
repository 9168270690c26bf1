using System.Text.Json;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Connections;

/// <summary>A store that was looked at since the connection opened: no change in it is half written.</summary>
/// <param name="KeepsJournal">Garnet does not log a script as one piece; see append.lua.</param>
internal sealed record PreparedStore(IDatabase Database, bool KeepsJournal)
{
    public static async Task<PreparedStore> From(IConnectionMultiplexer multiplexer, ILogger logger)
    {
        var database = multiplexer.GetDatabase();
        var about = (string?)await database.ExecuteAsync("INFO", "server").ConfigureAwait(false) ?? "";
        var store = new PreparedStore(database, about.Contains("garnet", StringComparison.OrdinalIgnoreCase));

        var communities = await database.SetMembersAsync(RedisKeys.Communities).ConfigureAwait(false);
        foreach (var finished in await Task.WhenAll(communities.Select(id => store.Finish(id.ToString()))).ConfigureAwait(false))
        {
            if (finished is not null)
            {
                Log.ChangeFinished(logger, finished);
            }
        }

        return store;
    }

    /// <summary>Carries out what a killed store had left of a change. Answers the community's id if there was any.</summary>
    public async Task<string?> Finish(string communityId)
    {
        var keys = (string?)await Database.HashGetAsync(RedisKeys.Journal(communityId), "keys").ConfigureAwait(false);
        if (keys is null)
        {
            return null;
        }

        var names = JsonSerializer.Deserialize(keys, JournalJson.Default.StringArray) ?? [];
        var done = await Database.ScriptEvaluateAsync(
            LuaScripts.Finish, [.. names.Select(name => (RedisKey)name)], [keys]).ConfigureAwait(false);
        return (long)done == 1 ? communityId : null;
    }
}

/// <summary>Reads the journal's list of keys.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(string[]))]
internal sealed partial class JournalJson : System.Text.Json.Serialization.JsonSerializerContext;
