using RedProperty.Realtime.Client.Tests.Fakes;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Tests.Sessions;

public sealed class DeviceSessionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signs_in_on_a_device_renews_and_signs_out()
    {
        await using var program = await TestProgram.Started();
        await using var client = new CoordinationClient(new CoordinationClientOptions { BaseAddress = program.Address });

        var session = await client.SignIn("worker1", "right", new SigningDevice("t-1", "tablet"), Token);
        Assert.Equal(("renewal of t-1", "PT10M"), (session.Device!.RenewalToken, session.Device.LockAfter));

        var renewed = await client.Renew("renewal of t-1", Token);
        Assert.Equal("renewed token", renewed.AccessToken);
        Assert.Same(renewed, client.Session);

        await client.EndSession("renewal of t-1", Token);
        Assert.Null(client.Session);
        await client.EndSession("renewal of t-1", Token);
    }

    [Fact]
    public async Task Without_a_device_none_is_answered()
    {
        await using var program = await TestProgram.Started();
        await using var client = new CoordinationClient(new CoordinationClientOptions { BaseAddress = program.Address });

        Assert.Null((await client.SignIn("worker1", "right", Token)).Device);
        Assert.Null((await client.SignIn("worker1", "right", null, Token)).Device);
    }

    [Fact]
    public async Task A_refused_renewal_is_told_from_a_program_that_is_away_and_takes_nothing_away()
    {
        await using var program = await TestProgram.Started();
        await using var client = new CoordinationClient(new CoordinationClientOptions { BaseAddress = program.Address });
        var session = await client.SignIn("worker1", "right", new SigningDevice("t-1", "tablet"), Token);

        var refused = await Assert.ThrowsAsync<CoordinationFault>(() => client.Renew("another", Token));
        Assert.Equal((FaultCodes.Unauthenticated, "This device is no longer signed in."), (refused.Code, refused.Sentence));
        await program.Stop();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.Renew("renewal of t-1", Token));

        Assert.Same(session, client.Session);
    }
}
