using Microsoft.Extensions.Time.Testing;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Domain.Publication;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Publication;

public sealed class Publishing
{
    private readonly SmallCity city = new();
    private readonly MemoryNotices store = new();
    private readonly FakeTimeProvider time = new(ATicket.Nine);
    private readonly MemoryAuditLog audit = new();
    private readonly MemoryPhotos photos = new();
    private readonly NoticePictures pictures;
    private readonly PublishNotice publish;
    private readonly WithdrawNotice withdraw;
    private readonly ReadNotices read;

    public Publishing()
    {
        pictures = new NoticePictures(photos, photos, store, time);
        publish = new PublishNotice(store, pictures, city, new KeepAudit(audit, time), time);
        withdraw = new WithdrawNotice(store, city, new KeepAudit(audit, time), time);
        read = new ReadNotices(store, city, time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("manager-spring", Publisher.Company, "spring-1", true)]
    [InlineData("manager-spring", Publisher.Community, "spring-1", false)]
    [InlineData("manager-spring", Publisher.OwnersCommittee, "spring-1", false)]
    [InlineData("secretary-spring", Publisher.Community, "spring", true)]
    [InlineData("secretary-spring", Publisher.OwnersCommittee, "spring-1-01", true)]
    [InlineData("secretary-spring", Publisher.Company, "spring", false)]
    [InlineData("secretary-lake", Publisher.Community, "spring", false)]
    [InlineData("steward-spring-1", Publisher.Company, "spring-1", false)]
    [InlineData("street", Publisher.Community, "spring", false)]
    [InlineData("admin", Publisher.Company, "spring", false)]
    public async Task Each_publishes_in_his_own_name_where_he_has_his_post(string person, Publisher by, string place, bool isAllowed)
    {
        var answer = await publish.Publish(city.Person(person), Draft(place, by), Token);

        Assert.Equal(isAllowed ? null : RefusalCode.Forbidden, answer.Refusal?.Code);
        Assert.Equal(isAllowed ? 1 : 0, (await store.List("spring", Token)).Count);
        Assert.Equal(isAllowed ? [AuditFacts.NoticePublished] : [], (await audit.Read(new AuditFilter(), 1, 10, Token)).Entries.Select(entry => entry.What));
    }

    [Theory]
    [InlineData("manager-spring", "Company:spring,spring-1,spring-2,spring-1-01")]
    [InlineData("secretary-spring", "OwnersCommittee:spring,spring-1,spring-1-01;Community:spring,spring-1,spring-1-01")]
    [InlineData("steward-spring-1", "")]
    [InlineData("secretary-lake", "")]
    public void Whoever_publishes_chooses_among_his_names_and_their_places_and_nobody_else_is_asked(string person, string expected)
    {
        var (actor, chart) = (city.Person(person), city.Current.Organisation);
        var names = NoticeAuthority.PublishersOf(actor, "spring", chart);

        Assert.Equal(expected.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(it => it.Split(':')[0]).Order(), names.Select(name => name.ToString()).Order());
        foreach (var part in expected.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(it => it.Split(':')))
        {
            var places = NoticeAuthority.PlacesOf(actor, Enum.Parse<Publisher>(part[0]), "spring", chart).Select(place => place.Id).ToList();
            Assert.Empty(part[1].Split(',').Except(places));
            Assert.DoesNotContain("lake", places);
            Assert.Equal(part[1].Split(',')[0], places[0]);
        }
    }

    [Fact]
    public async Task A_notice_stands_on_every_board_of_its_place_until_it_expires()
    {
        await Publish("spring-1", end: ATicket.Nine.AddDays(1));

        Assert.Single(await read.OnBoard("spring-1-01", Token));
        Assert.Single(await read.OnBoard("spring-1-02", Token));
        Assert.Empty(await read.OnBoard("spring-2-01", Token));
        Assert.Empty(await read.OnBoard("nowhere", Token));
        time.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await read.OnBoard("spring-1-01", Token));
        Assert.Equal(NoticeState.Expired, Assert.Single(await store.List("spring", Token)).StateAt(time.GetUtcNow()));
    }

    [Fact]
    public async Task A_withdrawn_one_leaves_the_boards_and_stays_on_record_with_its_reason()
    {
        var notice = await Publish("spring");

        Assert.Null((await Withdraw(notice, "金额有误")).Refusal);

        Assert.Empty(await read.OnBoard("spring-1-01", Token));
        Assert.Equal("金额有误", Assert.Single(await store.List("spring", Token)).Withdrawn?.Reason);
        Assert.Equal(RefusalCode.Conflict, (await Withdraw(notice, "再撤一次")).Refusal?.Code);
        Assert.Equal(AuditFacts.NoticeWithdrawn, (await audit.Read(new AuditFilter(), 1, 10, Token)).Entries[0].What);
    }

    [Fact]
    public async Task Only_who_may_publish_withdraws_and_only_with_a_reason()
    {
        var notice = await Publish("spring");

        Assert.Equal(RefusalCode.Forbidden, (await Withdraw(notice, "不对", "secretary-spring")).Refusal?.Code);
        Assert.Equal("reason", (await Withdraw(notice, "  ")).Refusal?.Field);
        Assert.Equal(RefusalCode.NotFound, (await Withdraw(notice with { Id = "none" }, "不对")).Refusal?.Code);
        Assert.Single(await read.OnBoard("spring-1-01", Token));
    }

    [Theory]
    [InlineData("", "正文", null, "title")]
    [InlineData("标题", " ", null, "text")]
    [InlineData("标题", "正文", 0, "expiresAt")]
    [InlineData("标题", "正文", -3, "expiresAt")]
    [InlineData("标题", "正文", 366 * 6, "expiresAt")]
    public async Task What_is_wrong_with_a_draft_is_told_by_its_field(string title, string text, int? days, string field)
    {
        var draft = new NoticeDraft("spring", Publisher.Company, NoticeKind.Fees, title, text, days is { } some ? ATicket.Nine.AddDays(some) : null);
        var refusal = (await publish.Publish(city.Person("manager-spring"), draft, Token)).Refusal;

        Assert.Equal((RefusalCode.Invalid, field), (refusal!.Code, refusal.Field));
        Assert.Empty(await store.List("spring", Token));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("yanshan")]
    public async Task A_place_without_a_board_takes_no_notice(string place) =>
        Assert.Equal(RefusalCode.NotFound, (await publish.Publish(city.Person("manager-spring"), Draft(place, Publisher.Company), Token)).Refusal?.Code);

    [Fact]
    public async Task What_ended_two_years_ago_is_forgotten_when_something_new_is_published()
    {
        var old = await Publish("spring", end: ATicket.Nine.AddDays(1));
        time.Advance(PublishNotice.KeptAfterEnd);
        await Publish("spring");
        Assert.Contains(await store.List("spring", Token), notice => notice.Id == old.Id);

        time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        await Publish("spring");

        Assert.DoesNotContain(await store.List("spring", Token), notice => notice.Id == old.Id);
    }

    [Fact]
    public async Task A_community_has_a_bound_on_what_stands_and_on_what_is_kept()
    {
        for (var i = 0; i < PublishNotice.MostStanding; i++)
        {
            await Publish("spring", end: ATicket.Nine.AddDays(1));
        }

        Assert.Equal(RefusalCode.Conflict, (await publish.Publish(city.Person("manager-spring"), Draft("spring", Publisher.Company), Token)).Refusal?.Code);
        time.Advance(TimeSpan.FromDays(1));
        for (var i = 0; i < PublishNotice.MostKept; i++)
        {
            await Publish("spring", end: time.GetUtcNow().AddSeconds(1));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(PublishNotice.MostKept, (await store.List("spring", Token)).Count);
    }

    [Fact]
    public async Task The_book_is_open_to_those_of_the_place_and_above_it()
    {
        Assert.Null((await read.Book(city.Person("street"), "spring", Token)).Refusal);
        Assert.Null((await read.Book(city.Person("worker-spring-1"), "spring", Token)).Refusal);
        Assert.Equal(RefusalCode.Forbidden, (await read.Book(city.Person("secretary-lake"), "spring", Token)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await read.Book(city.Person("street"), "spring-1", Token)).Refusal?.Code);
    }

    [Fact]
    public async Task A_picture_is_for_everybody_while_its_notice_stands_and_is_thrown_away_with_it()
    {
        var id = await APicture("manager-spring");
        var notice = (await publish.Publish(city.Person("manager-spring"), Draft("spring", Publisher.Company) with { PictureIds = [id] }, Token)).Value!;

        Assert.Empty(photos.Loose);
        await using (var shown = (await pictures.Show("spring", notice.Id, id, PhotoSize.Full, Token))!.Content)
        {
            Assert.True(shown.Length > 0);
        }

        Assert.Null(await pictures.Show("spring", notice.Id, await APicture("manager-spring"), PhotoSize.Full, Token));
        await Withdraw(notice, "有误");
        Assert.Null(await pictures.Show("spring", notice.Id, id, PhotoSize.Full, Token));
        Assert.Contains(photos.Files, file => file.StartsWith(id, StringComparison.Ordinal));

        time.Advance(PublishNotice.KeptAfterEnd + TimeSpan.FromSeconds(1));
        await Publish("spring");
        Assert.DoesNotContain(photos.Files, file => file.StartsWith(id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_photos_of_ones_own_become_pictures_and_nine_at_most()
    {
        var manager = city.Person("manager-spring");
        var others = await APicture("secretary-spring");
        var own = await APicture("manager-spring");

        Assert.Equal("pictureIds", (await publish.Publish(manager, Draft("spring", Publisher.Company) with { PictureIds = [others] }, Token)).Refusal?.Field);
        Assert.Equal("pictureIds", (await publish.Publish(manager, Draft("spring", Publisher.Company) with { PictureIds = ["../../etc"] }, Token)).Refusal?.Field);
        Assert.Equal(PhotoFaults.TooMany, (await publish.Publish(manager, Draft("spring", Publisher.Company) with { PictureIds = [.. Enumerable.Repeat(own, 10)] }, Token)).Refusal?.Reason);
        Assert.Empty(await store.List("spring", Token));
    }

    [Fact]
    public async Task A_street_sees_its_communities_side_by_side_those_with_most_gaps_first()
    {
        city.Current = city.Current with { Disclosure = new Disclosure([], [], [new PublicationRule(Publisher.Company, NoticeKind.Fees, 365, PlaceLevel.Community)]) };
        await Publish("spring");

        var seen = (await read.Overview(city.Person("street"), "yanshan", Token)).Value!;

        Assert.Equal([("lake", 1), ("spring", 0)], seen.Select(one => (one.Community.Id, one.Missing)));
        Assert.Equal(RefusalCode.Forbidden, (await read.Overview(city.Person("secretary-spring"), "yanshan", Token)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await read.Overview(city.Person("city"), "jinan", Token)).Refusal?.Code);
    }

    private async Task<string> APicture(string person)
    {
        using var sent = new MemoryStream([1, 2, 3]);
        return (await new KeepPhoto(photos, photos, photos, time).Keep(city.Person(person), sent, "photos", Token)).Value!.Id;
    }

    private static NoticeDraft Draft(string place, Publisher by, DateTimeOffset? end = null) => new(place, by, NoticeKind.Fees, " 收费标准 ", "每月每平方米0.85元", end);

    private async Task<Notice> Publish(string place, DateTimeOffset? end = null)
    {
        var answer = await publish.Publish(city.Person("manager-spring"), Draft(place, Publisher.Company, end), Token);
        Assert.Null(answer.Refusal);
        return answer.Value!;
    }

    private Task<Outcome<Notice>> Withdraw(Notice notice, string reason, string person = "manager-spring") =>
        withdraw.Withdraw(city.Person(person), notice.CommunityId, notice.Id, reason, Token);
}
