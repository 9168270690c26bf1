using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Clock;

public sealed class KeepingTheTime(Stores stores)
{
    [Theory, EveryStore]
    public async Task A_process_has_the_stores_time_to_the_millisecond_or_so_and_never_more(StoreKind kind)
    {
        await using var room = await (await stores.Room(kind)).Listening();

        for (var i = 0; i < 20; i++)
        {
            var before = room.Time.GetUtcNow();
            var store = await room.Connection.GetServers()[0].TimeAsync();
            Assert.InRange(before.UtcDateTime, store.AddSeconds(-2), store);
        }
    }
}
