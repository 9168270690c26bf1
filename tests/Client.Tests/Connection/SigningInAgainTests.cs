using RedProperty.Realtime.Client.Tests.Fakes;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Tests.Connection;

public class SigningInAgainTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hub_that_does_not_know_the_session_is_asked_ever_more_seldom_and_the_outbox_stays()
    {
        await using var program = await TestProgram.Started();
        program.KnowsNobody = true;
        var time = new TurnedTime();
        await using var device = new Device(program.Address, time: time);
        var told = new List<bool>();
        device.Client.NeedsSignInChanged += told.Add;
        await device.Client.Start(Token);
        var waiting = device.Client.Comment(TestCity.Ticket, "Here.", Token);
        await Device.Until(() => device.Client.NeedsSignIn);

        Assert.Equal(FaultCodes.Unauthenticated, Assert.IsType<CoordinationFault>(device.Client.LastFault).Code);
        for (var pause = 0; pause < 14; pause++)
        {
            await Device.Until(() => time.Waits.Length == 1);
            await time.Turn(time.Waits[0]);
        }

        // Random below a bound that doubles from a quarter of a second; a pause of no millisecond is none.
        await Device.Until(() => time.Waits.Length == 1);
        Assert.InRange(program.Knocks, 15, 20);
        Assert.InRange(time.Begun[8..14].Sum(pause => pause.TotalSeconds), 10, 6 * 60);
        Assert.Single(device.Client.Pending);
        program.KnowsNobody = false;
        await device.Client.SignIn("worker1", "right", Token);

        await waiting;
        Assert.False(device.Client.NeedsSignIn);
        Assert.Null(device.Client.LastFault);
        Assert.Equal([true, false], told);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_a_token_the_hub_is_left_alone_until_there_is_one(bool throws)
    {
        await using var program = await TestProgram.Started();
        string? token = null;
        var asked = 0;
        var time = new TurnedTime();
        await using var device = new Device(program.Address, time: time, also: options => options with
        {
            Token = _ =>
            {
                asked++;
                return token is null && throws
                    ? throw new CoordinationFault(FaultCodes.Unauthenticated, "The session was ended on the server.")
                    : Task.FromResult(token);
            },
        });
        await device.Client.Start(Token);
        await Device.Until(() => asked >= 5, time);

        Assert.True(device.Client.NeedsSignIn);
        Assert.Equal(0, program.Knocks);
        Assert.Equal(FaultCodes.Unauthenticated, Assert.IsType<CoordinationFault>(device.Client.LastFault).Code);
        token = "token";
        device.Client.TryNow();
        await device.Client.WhenLive(Token);
        Assert.False(device.Client.NeedsSignIn);
    }

    [Fact]
    public async Task A_token_that_cannot_be_asked_for_is_no_question_of_signing_in()
    {
        await using var program = await TestProgram.Started();
        var isThere = false;
        await using var device = new Device(program.Address, also: options => options with
        {
            Token = _ => isThere ? Task.FromResult<string?>("token") : throw new HttpRequestException("No route."),
        });
        await device.Client.Start(Token);
        await Device.Until(() => device.Client.LastFault is HttpRequestException);
        Assert.False(device.Client.NeedsSignIn);

        isThere = true;

        await device.Client.WhenLive(Token);
    }

    [Fact]
    public async Task A_command_stays_when_the_hub_does_not_know_the_person_any_more()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address);
        program.City.Refusals.Enqueue("unauthenticated: The session was ended.");
        var told = new List<bool>();
        device.Client.NeedsSignInChanged += told.Add;

        var result = await device.Client.Comment(TestCity.Ticket, "Here.", Token);

        Assert.False(result.Replayed);
        Assert.Equal(2, program.City.Calls.Count);
        Assert.Equal([true, false], told);
    }

    [Fact]
    public async Task Tells_since_when_nobody_watches_the_deadlines()
    {
        await using var program = await TestProgram.Started();
        await using var device = await Device.Watching(program.Address);
        var since = program.City.Now.AddMinutes(-2);
        var told = new List<DateTimeOffset?>();
        device.Client.UnwatchedSinceChanged += told.Add;

        await program.Push(new FeedHeads(program.City.Now, new Dictionary<string, long>(), UnwatchedSince: since));
        await program.Push(new FeedHeads(program.City.Now, new Dictionary<string, long>(), UnwatchedSince: since));
        await Device.Until(() => device.Client.UnwatchedSince == since);
        await program.Push(new FeedHeads(program.City.Now, new Dictionary<string, long>()));

        await Device.Until(() => device.Client.UnwatchedSince is null);
        Assert.Equal([since, null], told);
    }
}
