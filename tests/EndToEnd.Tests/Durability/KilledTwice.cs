using RedProperty.Realtime.EndToEnd.Tests.Clients;
using RedProperty.Realtime.EndToEnd.Tests.Photos;
using RedProperty.Realtime.EndToEnd.Tests.Sessions;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Durability;

/// <summary>
/// One program on one store: kill -9 in the middle of writes, and once more, then a stop in order. Starting it costs more than all that is done with it, so
/// every promise that such an end must not break goes through the same ends.
/// </summary>
public abstract class KilledTwice(StoreKind kind) : IAsyncLifetime
{
    /// <summary>Only for what never ends.</summary>
    private static readonly TimeSpan LongestStop = TimeSpan.FromMinutes(2);

    private readonly KilledDevice device = new();
    private readonly PhotoFromTheShaft photo = new();
    private readonly SignedInTablets tablets = new();
    private readonly AnsweredReports answered = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal Steps Devices { get; } = new();

    internal Steps Photos { get; } = new();

    internal Steps Sessions { get; } = new();

    internal Steps Reports { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await using var store = await RunningStore.Open(kind);
        (string, string)[] settings = [.. store.Settings, ("Urls", $"http://127.0.0.1:{FreePort.Take()}")];
        await using (var first = await RunningProgram.Start(store.Directory, Token, settings))
        {
            await Sessions.Then(() => tablets.SignIn(first));
            await Photos.Then(() => photo.BeginsAndSendsTwoParts(first));
            await Devices.Then(() => device.KeepsItsTickets(first));
            await Reports.Then(() => answered.WriteUntilKilled(first));
        }

        await Devices.Then(device.TakesCommandsOfflineAndIsKilled);
        Uri address;
        await using (var second = await RunningProgram.Start(store.Directory, Token, settings))
        {
            address = second.Address;
            await Devices.Then(() => device.MissesSome(second));
            await Sessions.Then(() => tablets.RenewsAndWithdrawsTheOther(second));
            await Photos.Then(() => photo.GoesOnWhereItStoodToItsEnd(second));
            await Reports.Then(() => answered.WriteUntilKilled(second));
        }

        await Devices.Then(() => device.ShowsAllItHadOffline(address));
        await using (var third = await RunningProgram.Start(store.Directory, Token, settings))
        {
            await Devices.Then(() => device.CatchesUpAndItsCommandsTakeEffectOnceInOrder(third));
            await Sessions.Then(() => tablets.TheWithdrawnStaysOutUntilItSignsInAgain(third));
            await Photos.Then(() => photo.IsKnownAndHungByTheResolutionThatNamesIt(third));
            await Reports.Then(() => NoneIsLost(third));
            await Reports.Then(() => answered.Write(third));
            await third.Stop(LongestStop);
            await Reports.Then(() => Task.Run(() => Assert.Equal(0, third.ExitCode)));
        }

        await using var last = await RunningProgram.Start(store.Directory, Token, settings);
        await Photos.Then(() => photo.Hangs(last));
        await Reports.Then(() => NoneIsLost(last));
    }

    public async ValueTask DisposeAsync()
    {
        await device.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task NoneIsLost(RunningProgram program)
    {
        Assert.True(answered.Count > 300, $"Only {answered.Count} reports were answered before the kills; this shows nothing.");
        Assert.Empty(await answered.Lost(program));
    }
}

/// <summary>The store is inside the program and dies with it.</summary>
public sealed class KilledWithItsStore() : KilledTwice(StoreKind.Embedded);

/// <summary>The store outlives the program.</summary>
public sealed class KilledBesideItsStore() : KilledTwice(StoreKind.RedisServer);
