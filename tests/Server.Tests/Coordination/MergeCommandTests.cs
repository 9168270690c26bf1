using System.Net.Http.Json;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Server.Tests.Coordination;

/// <summary>Merging and splitting over the hub.</summary>
public sealed class MergeCommandTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    [Fact]
    public async Task Two_events_follow_a_merging_one_for_each_ticket_and_so_for_a_splitting()
    {
        await using var steward = await house.Connect("steward-spring-1");
        var (ticket, into) = ((await steward.Report()).TicketId, (await steward.Report()).TicketId);
        await steward.Watch();

        var merged = await steward.Do("Merge", new MergeCommand("merge", ticket, into, "同一件事"));
        var (leaving, staying) = (await steward.NextEvent(), await steward.NextEvent());
        var again = await steward.Do("Merge", new MergeCommand("merge", ticket, into, "同一件事"));
        await steward.Do("Split", new ReasonCommand("split", ticket, "不是"));
        var (split, gaveBack) = (await steward.NextEvent(), await steward.NextEvent());

        Assert.Equal((ticket, leaving.Sequence, false), (merged.TicketId, merged.Sequence, merged.Replayed));
        Assert.Equal((merged with { Replayed = true }), again);
        Assert.Equal(("merged", ticket, new TicketReference(into, staying.Ticket.Number), "同一件事"), (leaving.Type, leaving.TicketId, leaving.Data.Other, leaving.Data.Reason));
        Assert.Equal(("closed", into), (leaving.Ticket.Phase, leaving.Ticket.MergedInto!.TicketId));
        Assert.All(leaving.Ticket.Deadlines, deadline => Assert.Equal("lifted", deadline.State));
        Assert.Equal(("tookIn", into, ticket, 1), (staying.Type, staying.TicketId, staying.Data.Other!.TicketId, staying.Data.Followers));
        Assert.Equal((1, ticket), (staying.Ticket.Followers, Assert.Single(staying.Ticket.TakenIn!).TicketId));
        Assert.Equal(("split", split.At, "reported"), (split.Type, split.Data.ResumedAt, split.Ticket.Phase));
        Assert.Equal(("gaveBack", null, null), (gaveBack.Type, gaveBack.Ticket.Followers, gaveBack.Ticket.TakenIn));
    }

    [Fact]
    public async Task What_cannot_be_merged_is_named()
    {
        await using var steward = await house.Connect("steward-spring-1");
        await using var worker = await house.Connect("worker-spring-1");
        var (ticket, into) = ((await steward.Report()).TicketId, (await steward.Report()).TicketId);

        Assert.StartsWith("invalid: intoTicketId: ", await steward.FaultOf("Merge", new { commandId = "a", ticketId = ticket }));
        Assert.StartsWith("invalid: intoTicketId: ", await steward.FaultOf("Merge", new MergeCommand("b", ticket, ticket)));
        Assert.StartsWith("notFound: intoTicketId: ", await steward.FaultOf("Merge", new MergeCommand("c", ticket, "spring.nothing")));
        Assert.StartsWith("forbidden: ", await worker.FaultOf("Merge", new MergeCommand("d", ticket, into)));
        Assert.StartsWith("invalid: reason: ", await steward.FaultOf("Split", new ReasonCommand("e", ticket, " ")));
        Assert.StartsWith("conflict: ", await steward.FaultOf("Split", new ReasonCommand("f", ticket, "x")));
    }

    [Fact]
    public async Task Somebody_who_looks_up_a_merged_ticket_reads_where_it_goes_on()
    {
        await using var steward = await house.Connect("steward-spring-1");
        var (ticket, into) = ((await steward.Report()).TicketId, (await steward.Report()).TicketId);
        await steward.Do("Merge", new MergeCommand("m", ticket, into));

        using var http = await house.As("steward-spring-1");
        var sheet = await http.GetFromJsonAsync<TicketSnapshot>($"/api/tickets/{ticket}", TestContext.Current.CancellationToken);
        var open311 = await house.Anybody.GetStringAsync($"/open311/v2/requests/{ticket}.json", TestContext.Current.CancellationToken);

        Assert.Equal("merged", sheet!.Timeline![^1].Type);
        Assert.Contains($"与工单 {sheet.MergedInto!.Number} 为同一事项", open311, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"closed\"", open311, StringComparison.Ordinal);
    }
}
