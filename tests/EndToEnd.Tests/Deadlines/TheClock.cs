using System.Text.Json.Nodes;
using RedProperty.Realtime.EndToEnd.Tests.Running;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Deadlines;

/// <summary>
/// Promises 3 to 5 on the whole program with the store inside it: never early, once, and counted from the original moment after an outage. The same with the
/// store beside it, and worse, stands in Faults.
/// </summary>
public sealed class TheClock
{
    /// <summary>20 minutes become 4 seconds, 30 become 6.</summary>
    private const int TimeScale = 300;

    private static readonly (string Key, string Value)[] Quick = [("Demo:TimeScale", "300")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unanswered_ticket_climbs_while_an_answered_one_does_not_and_after_an_outage_it_is_caught_up_against_the_original_limits()
    {
        await using var store = await RunningStore.Open(StoreKind.Embedded);
        string answered;
        string forgotten;
        await using (var first = await RunningProgram.Start(store.Directory, Token, [.. store.Settings, .. Quick]))
        {
            var street = await first.Http.SignsIn("street1", Token);
            forgotten = await first.Http.Reports(Token);
            answered = await first.Http.Reports(Token, "lift-stopped");
            await Answer(first, answered);

            AssertOnTime(await Until(first, street, forgotten, found => Level(found) >= 2));
            Assert.Equal(1, Level((await first.Http.Ticket(street, answered, Token))!));
            await first.Kill();
        }

        await Task.Delay(TimeSpan.FromMinutes(65) / TimeScale, Token);
        await using var second = await RunningProgram.Start(store.Directory, Token, [.. store.Settings, .. Quick]);
        var token = await second.Http.SignsIn("city1", Token);

        AssertOnTime(await Until(second, token, forgotten, found => Level(found) == 6));
        Assert.Equal(1, Level((await second.Http.Ticket(token, answered, Token))!));
    }

    /// <summary>Each obligation missed once at each rung, no fact before its limit, and every limit a whole number of allowances after the report.</summary>
    private static void AssertOnTime(JsonNode ticket)
    {
        var reportedAt = ticket["reportedAt"]!.GetValue<DateTimeOffset>();
        var misses = Facts(ticket, "deadlineMissed").ToList();
        Assert.NotEmpty(misses);
        foreach (var miss in misses)
        {
            var dueAt = miss["data"]!["dueAt"]!.GetValue<DateTimeOffset>();
            var minutes = miss["data"]!["obligation"]!.GetValue<string>() == "response" ? 20 : 30;
            var allowance = TimeSpan.FromMinutes(minutes) / TimeScale;
            Assert.True(miss["at"]!.GetValue<DateTimeOffset>() >= dueAt, "A limit was enforced before it had passed.");
            Assert.Equal(0, (dueAt - reportedAt).Ticks % allowance.Ticks);
        }

        Assert.Equal(misses.Count, misses.Select(miss => (miss["data"]!["obligation"]!.GetValue<string>(), miss["data"]!["rung"]!.GetValue<int>())).Distinct().Count());
        var rungs = Facts(ticket, "escalated").Select(climb => climb["data"]!["rung"]!.GetValue<int>()).ToList();
        Assert.Equal(Enumerable.Range(2, rungs.Count), rungs);
        Assert.NotEmpty(Facts(ticket, "yellowCard"));
    }

    private static IEnumerable<JsonNode> Facts(JsonNode ticket, string type) =>
        ticket["timeline"]!.AsArray().Where(entry => entry!["type"]!.GetValue<string>() == type)!;

    private static int Level(JsonNode ticket) => ticket["rung"]!["level"]!.GetValue<int>();

    private static async Task Answer(RunningProgram program, string ticketId)
    {
        var steward = await HubLine.Open(program, "steward1", Token);
        await using (steward)
        {
            await steward.Invoke("Acknowledge", new { commandId = "a1", ticketId });
            await steward.Invoke("ProposeSolution", new { commandId = "a2", ticketId, text = "半小时内到" });
            await steward.Invoke("ReplyInWriting", new { commandId = "a3", ticketId, text = "已联系维保单位，当天修复" });
        }
    }

    private static async Task<JsonNode> Until(RunningProgram program, string token, string id, Func<JsonNode, bool> isReached)
    {
        for (var i = 0; i < 1200; i++)
        {
            var ticket = (await program.Http.Ticket(token, id, Token))!;
            if (isReached(ticket))
            {
                return ticket;
            }

            await Task.Delay(100, Token);
        }

        throw new TimeoutException($"The ticket did not get there in 2 minutes: {await program.Http.Ticket(token, id, Token)}\n{program.Output}");
    }
}
