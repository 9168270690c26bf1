using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace RedProperty.Realtime.Redis.Tests.Running;

/// <summary>One sentence, true on the embedded store and on redis-server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothStoresAttribute() : StoreDataAttribute(StoreKind.EmbeddedProcess, StoreKind.RedisServer);

/// <summary>One sentence, true on those two and on a cluster of three.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryStoreAttribute() : StoreDataAttribute(StoreKind.EmbeddedProcess, StoreKind.RedisServer, StoreKind.RedisCluster);

/// <summary>The stores that this program promises to run on.</summary>
public abstract class StoreDataAttribute(params StoreKind[] kinds) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. kinds.Select(kind => new TheoryDataRow(kind))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
