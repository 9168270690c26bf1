using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Pages;

/// <summary>A program whose limits are seconds, which can be killed and started again where it was: same address, same data.</summary>
public sealed class QuickProgram : IAsyncLifetime
{
    /// <summary>20 minutes become 4 seconds.</summary>
    private const string TimeScale = "300";

    private RunningStore? store;

    internal RunningProgram Program { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        store = await RunningStore.Open(StoreKind.Embedded);
        Program = await RunningProgram.Start(store.Directory, CancellationToken.None, [.. store.Settings, ("Demo:TimeScale", TimeScale)]);
    }

    /// <summary>After a kill.</summary>
    public async Task StartAgain()
    {
        var address = Program.Address;
        await Program.DisposeAsync();
        Program = await RunningProgram.Start(
            store!.Directory, CancellationToken.None, [.. store.Settings, ("Demo:TimeScale", TimeScale), ("Urls", address.ToString())]);
    }

    public async ValueTask DisposeAsync()
    {
        if (Program is not null)
        {
            await Program.DisposeAsync();
        }

        if (store is not null)
        {
            await store.DisposeAsync();
        }
    }
}
