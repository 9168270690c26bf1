using System.Reflection;
using StackExchange.Redis;

namespace RedProperty.Realtime.Benchmarks.Commands;

/// <summary>A script call as the product's store sent it.</summary>
public sealed record ScriptCall(string Script, RedisKey[] Keys, RedisValue[] Values);

/// <summary>A connection that keeps the last script call it passed on: so the baseline runs what the product runs, whatever that is.</summary>
/// <remarks>Public and unsealed, as the framework's proxies must be.</remarks>
public class Eavesdropping : DispatchProxy
{
    private object? behind;
    private Action<ScriptCall> heard = _ => { };

    internal static IConnectionMultiplexer On(IConnectionMultiplexer connection, Action<ScriptCall> heard) => Wrap(connection, heard);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IDatabase.ScriptEvaluateAsync) && args is [string script, RedisKey[] keys, RedisValue[] values, ..])
        {
            heard(new ScriptCall(script, keys, values));
        }

        var answer = targetMethod.Invoke(behind, args);
        return answer is IDatabase database ? Wrap(database, heard) : answer;
    }

    private static T Wrap<T>(T behind, Action<ScriptCall> heard)
        where T : class
    {
        var proxy = Create<T, Eavesdropping>();
        var ear = (Eavesdropping)(object)proxy;
        ear.behind = behind;
        ear.heard = heard;
        return proxy;
    }
}
