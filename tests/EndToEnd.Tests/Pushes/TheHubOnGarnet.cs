using RedProperty.Realtime.EndToEnd.Tests.Tablets;

namespace RedProperty.Realtime.EndToEnd.Tests.Pushes;

[Collection(TabletsOfOneProgram.Name)]
public sealed class TheHubOnGarnet(TabletsInTheField field)
{
    [Fact]
    public Task A_report_reaches_the_watching_worker_strangers_are_refused_and_of_two_writers_one_wins() => TheHub.AssertServes(field.Program);
}
