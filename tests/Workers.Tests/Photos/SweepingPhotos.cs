using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Testing;
using RedProperty.Realtime.Workers.Photos;

namespace RedProperty.Realtime.Workers.Tests.Photos;

public sealed class SweepingPhotos
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_loose_for_a_day_goes_with_the_next_hour_in_the_process_whose_turn_it_is(bool hasTurn)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var photos = new MemoryPhotos();
        await new KeepPhoto(photos, photos, photos, time).Keep(Actor.Resident, new MemoryStream([1]), "photos", Token);
        var turns = new Turns(hasTurn);
        using var sweeper = new PhotoSweeper(new SweepPhotos(photos, photos, new MemoryHouse(), time), turns, time, NullLogger<PhotoSweeper>.Instance);
        await sweeper.StartAsync(Token);

        // The service begins in its own time; a tick that comes before it has a timer is nobody's.
        await Wait.Until(
            () =>
            {
                time.Advance(TimeSpan.FromHours(25));
                return turns.WasAsked;
            },
            TimeSpan.FromSeconds(20),
            "somebody sweeps");
        await sweeper.StopAsync(Token);

        Assert.Equal(hasTurn ? 0 : 2, photos.Files.Count());
    }

    private sealed class Turns(bool hasTurn) : ILeases
    {
        public bool WasAsked { get; private set; }

        public Task<bool> TryHold(string name, string owner, TimeSpan length, CancellationToken cancellation)
        {
            WasAsked = true;
            return Task.FromResult(hasTurn);
        }
    }
}
