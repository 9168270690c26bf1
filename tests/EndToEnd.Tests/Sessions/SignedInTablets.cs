using System.Net;
using System.Text.Json.Nodes;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Sessions;

/// <summary>Two tablets of one person over the program's restarts: one stays signed in, the other was withdrawn and stays out.</summary>
internal sealed class SignedInTablets
{
    private const string Person = "worker1";
    private const string Kept = "tablet-7";
    private const string Lost = "tablet-8";

    private JsonNode kept = null!;
    private JsonNode lost = null!;

    public async Task SignIn(RunningProgram program)
    {
        kept = await program.SignsIn(Person, Kept);
        lost = await program.SignsIn(Person, Lost);
    }

    public async Task RenewsAndWithdrawsTheOther(RunningProgram program)
    {
        var renewed = await DeviceSessions.Answer(await program.Renews(kept));
        Assert.Equal(kept["device"]!["renewalToken"]!.GetValue<string>(), renewed["device"]!["renewalToken"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, await program.Tickets(renewed));
        Assert.Equal(HttpStatusCode.OK, await program.Tickets(kept));

        Assert.Equal(HttpStatusCode.OK, await program.Tickets(lost));
        await program.Withdraws(Person, Lost);
    }

    public async Task TheWithdrawnStaysOutUntilItSignsInAgain(RunningProgram program)
    {
        Assert.Equal(HttpStatusCode.OK, await program.Tickets(kept));
        Assert.Equal(HttpStatusCode.Unauthorized, await program.Tickets(lost));
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Renews(lost)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await program.Tickets(await program.SignsIn(Person, Lost)));
    }
}
