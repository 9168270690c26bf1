using RedProperty.Realtime.Domain.Publication;
using RedProperty.Realtime.Redis.Tests.Running;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.Redis.Tests.Publication;

public sealed class KeepingNotices(Stores stores)
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [EveryStore]
    public async Task Notices_come_back_as_they_were_published_newest_first(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var (older, newer) = (ANotice(), ANotice() with { PublishedAt = Nine.AddDays(1), ExpiresAt = Nine.AddDays(9), CompanyId = "quan" });
        newer = newer with { CommunityId = older.CommunityId };
        await room.Notices.Add(older, [], Token);
        await room.Notices.Add(newer, [], Token);

        Assert.Equal([newer, older], await room.Notices.List(older.CommunityId, Token));
        var shown = older with { Id = "shown", PictureIds = ["one", "two"] };
        await room.Notices.Add(shown, [], Token);
        Assert.Equal(["one", "two"], (await room.Notices.Find(older.CommunityId, "shown", Token))!.PictureIds!);
        Assert.Equal(newer, await room.Notices.Find(older.CommunityId, newer.Id, Token));
        Assert.Null(await room.Notices.Find("elsewhere", newer.Id, Token));
        Assert.Empty(await room.Notices.List("elsewhere", Token));
    }

    [Theory]
    [EveryStore]
    public async Task Of_many_hands_that_withdraw_the_same_notice_one_is_kept(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var notice = ANotice();
        await room.Notices.Add(notice, [], Token);

        var hands = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            async hand => (Hand: $"hand-{hand}", Done: await room.Notices.Withdraw(notice.CommunityId, notice.Id, new Withdrawal(Nine, $"hand-{hand}", "某", "有误"), Token))));

        var first = Assert.Single(hands, hand => hand.Done).Hand;
        Assert.Equal(first, (await room.Notices.Find(notice.CommunityId, notice.Id, Token))!.Withdrawn!.By);
        Assert.False(await room.Notices.Withdraw(notice.CommunityId, "none", new Withdrawal(Nine, "x", "x", "x"), Token));
    }

    [Theory]
    [EveryStore]
    public async Task What_is_forgotten_leaves_nothing_behind(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var (old, next) = (ANotice(), ANotice());
        next = next with { CommunityId = old.CommunityId };
        await room.Notices.Add(old, [], Token);
        await room.Notices.Withdraw(old.CommunityId, old.Id, new Withdrawal(Nine, "x", "某", "有误"), Token);
        await room.Notices.Add(next, [old.Id], Token);

        Assert.Equal([next], await room.Notices.List(old.CommunityId, Token));
        Assert.False(await room.Database.KeyExistsAsync($"{{{old.CommunityId}}}:notices:withdrawn"));
    }

    private static Notice ANotice() => new(
        Guid.NewGuid().ToString("N"), $"c-{Guid.NewGuid():N}", "g", Publisher.Company, NoticeKind.Accounts, "第三季度收支", "收入\n支出", Nine, null, "manager1", "某");
}
