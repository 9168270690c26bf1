using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Domain.Tests.Photos;

public sealed class KeepingPhotos
{
    private readonly APhotoHouse house = new();

    [Fact]
    public async Task A_photo_is_kept_in_two_sizes_under_a_name_that_nobody_guesses()
    {
        var one = await house.Kept();
        var other = await house.Kept();

        Assert.NotEqual(one, other);
        Assert.True(PhotoId.IsOne(one));
        Assert.Equal(4, house.Photos.Files.Count());
        var photo = (await house.Photos.Find(one, AHouse.Token))!;
        Assert.Equal(("Resident:resident", 4, 3, 7L, null), (photo.Owner, photo.Width, photo.Height, photo.Bytes, photo.TicketId));
    }

    [Fact]
    public async Task What_the_cleaner_refuses_leaves_nothing_behind()
    {
        var refused = await house.Keeping.Keep(Actor.Resident, new MemoryStream("bad"u8.ToArray()), "media", AHouse.Token);

        Assert.Equal("media", refused.Refusal?.Field);
        Assert.Empty(house.Photos.Files);
        Assert.Empty(house.Photos.Loose);
    }

    [Fact]
    public async Task What_no_ticket_names_within_a_day_is_thrown_away()
    {
        var loose = await house.Kept();
        var hung = await house.Kept();
        await house.Reported(hung);
        house.House.Time.Advance(PhotoLimits.LooseFor);
        Assert.Equal(0, await house.Sweeping.Sweep(AHouse.Token));

        house.House.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await house.Sweeping.Sweep(AHouse.Token));

        Assert.Null(await house.Photos.Find(loose, AHouse.Token));
        Assert.NotNull(await house.Photos.Find(hung, AHouse.Token));
        Assert.Equal([$"{hung} Full", $"{hung} Thumbnail"], house.Photos.Files.Order());
        Assert.Empty(house.Photos.Loose);
    }

    [Fact]
    public async Task A_photo_that_a_ticket_names_is_not_thrown_away_though_nobody_settled_it()
    {
        var hung = await house.Kept();
        house.Photos.IsAway = true;
        await house.Reported(hung);
        house.Photos.IsAway = false;
        Assert.Equal([hung], house.Photos.Loose);

        house.House.Time.Advance(PhotoLimits.LooseFor * 2);
        Assert.Equal(0, await house.Sweeping.Sweep(AHouse.Token));

        Assert.Empty(house.Photos.Loose);
        Assert.Equal(2, house.Photos.Files.Count());
    }

    [Fact]
    public async Task A_claim_whose_ticket_was_never_written_ends_after_a_day()
    {
        var id = await house.Kept();
        Assert.Null(await new HangPhotos(house.Photos, house.Photos.Waiting, house.House.Time).Claim(Actor.Resident, "spring.never", "resident/r", [id], AHouse.Token));

        house.House.Time.Advance(PhotoLimits.LooseFor * 2);

        Assert.Equal(1, await house.Sweeping.Sweep(AHouse.Token));
        Assert.Empty(house.Photos.Files);
    }

    [Fact]
    public async Task What_a_dead_sweep_left_of_the_files_goes_with_the_next()
    {
        var id = await house.Kept();
        house.House.Time.Advance(PhotoLimits.LooseFor * 2);
        await house.Photos.Remove((await house.Photos.Find(id, AHouse.Token))!, AHouse.Token);

        Assert.Equal(1, await house.Sweeping.Sweep(AHouse.Token));
        Assert.Empty(house.Photos.Files);
        Assert.Empty(house.Photos.Loose);
    }
}
