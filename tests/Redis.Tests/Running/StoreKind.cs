using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace RedProperty.Realtime.Redis.Tests.Running;

/// <summary>The stores that this program promises to run on.</summary>
public enum StoreKind
{
    EmbeddedGarnet,
    RedisServer,
}

/// <summary>One sentence, true on both stores.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothStoresAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
            [.. Enum.GetValues<StoreKind>().Select(kind => new TheoryDataRow(kind))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
