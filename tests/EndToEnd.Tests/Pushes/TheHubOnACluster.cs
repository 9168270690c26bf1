using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Pushes;

public sealed class TheHubOnACluster
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_reaches_the_watching_worker_strangers_are_refused_and_of_two_writers_one_wins()
    {
        await using var store = await RunningStore.Open(StoreKind.RedisCluster);
        await using var program = await RunningProgram.Start(store.Directory, Token, store.Settings);

        await TheHub.AssertServes(program);
    }
}
