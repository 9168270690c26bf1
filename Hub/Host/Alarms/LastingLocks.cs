using System.Reflection;
using StackExchange.Redis;

namespace RedProperty.Realtime.Host.Alarms;

/// <summary>
/// Hangfire.Redis 1.12 asks again without end, and without a pause, when a lock that it holds can no longer be extended because it has lapsed (a process
/// that was stopped for half a minute), and ends the whole process when the store does not answer for as long. A lock that cannot be extended is simply
/// gone: its holder finishes what may be done twice anyway. So the answer is always that it was extended.
/// </summary>
/// <remarks>Made by <see cref="Around"/>; needs a public constructor for that.</remarks>
public class LastingLocks : DispatchProxy
{
    private object connection = null!;

    /// <summary>The connection with locks that last; close the one inside.</summary>
    public static IConnectionMultiplexer Around(IConnectionMultiplexer connection) => Wrap(connection);

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        try
        {
            var answer = targetMethod.Invoke(connection, BindingFlags.DoNotWrapExceptions, null, args, null);
            return targetMethod.Name switch
            {
                nameof(IConnectionMultiplexer.GetDatabase) => Wrap((IDatabase)answer!),
                nameof(IDatabase.LockExtend) => true,
                _ => answer,
            };
        }
        catch (RedisException) when (targetMethod.Name == nameof(IDatabase.LockExtend))
        {
            return true;
        }
    }

    private static T Wrap<T>(T connection)
        where T : class
    {
        var wrapped = Create<T, LastingLocks>();
        ((LastingLocks)(object)wrapped).connection = connection;
        return wrapped;
    }
}
