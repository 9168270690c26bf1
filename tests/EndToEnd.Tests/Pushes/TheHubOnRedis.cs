namespace RedProperty.Realtime.EndToEnd.Tests.Pushes;

[Collection(OnRedis.Name)]
public sealed class TheHubOnRedis(TwoProgramsOnRedis programs)
{
    [Fact]
    public Task A_report_reaches_the_watching_worker_strangers_are_refused_and_of_two_writers_one_wins() => TheHub.AssertServes(programs.Here);
}
