using System.Net;
using Microsoft.AspNetCore.Http;
using RedProperty.Realtime.Desk.Residents;

namespace RedProperty.Realtime.Desk.Tests.Residents;

public sealed class AddressLimitsTests : IDisposable
{
    private readonly AddressLimits limits = new();

    public void Dispose() => limits.Dispose();

    [Fact]
    public async Task A_second_full_form_of_an_address_waits_for_the_first_while_others_and_small_ones_go_on()
    {
        var first = await limits.RoomFor(Asks("203.0.113.1", ResidentForm.LargestBody));
        Assert.NotNull(first);
        var second = limits.RoomFor(Asks("203.0.113.1", ResidentForm.LargestBody));
        Assert.False(second.IsCompleted);

        using var other = await limits.RoomFor(Asks("203.0.113.2", ResidentForm.LargestBody));
        Assert.NotNull(other);
        first.Dispose();
        using var waited = await second;
        Assert.NotNull(waited);
    }

    [Fact]
    public async Task An_unknown_length_counts_as_a_full_form_and_who_goes_away_leaves_no_trace()
    {
        using var gone = new CancellationTokenSource();
        using var first = await limits.RoomFor(Asks("203.0.113.1", null));
        var waiting = limits.RoomFor(AsksAndMayLeave("203.0.113.1", null, gone.Token));
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        first!.Dispose();
        using var next = await limits.RoomFor(Asks("203.0.113.1", null));
        Assert.NotNull(next);
    }

    [Fact]
    public void Addresses_of_one_house_in_IPv6_count_as_one()
    {
        for (var i = 0; i < AddressLimits.Forms; i++)
        {
            Assert.True(limits.MaySend(Asks($"2001:db8:1:2::{i:x}", 1)));
        }

        Assert.False(limits.MaySend(Asks("2001:db8:1:2:ffff::1", 1)));
        Assert.True(limits.MaySend(Asks("2001:db8:1:3::1", 1)));
    }

    private static DefaultHttpContext Asks(string address, long? length) => AsksAndMayLeave(address, length, CancellationToken.None);

    private static DefaultHttpContext AsksAndMayLeave(string address, long? length, CancellationToken aborted)
    {
        var context = new DefaultHttpContext { RequestAborted = aborted };
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        context.Request.ContentLength = length;
        return context;
    }
}
