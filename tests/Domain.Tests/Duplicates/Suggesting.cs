using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Duplicates;

public sealed class Suggesting
{
    private readonly AHouse house = new();

    private SuggestDuplicates Suggest => new(house.Memory, house.Memory, house.City, house.Time);

    [Fact]
    public async Task The_same_trouble_in_the_same_entrance_comes_first()
    {
        var otherFloor = await Report("一单元一楼的灯一直闪", unit: "1单元");
        var same = await Report("三楼楼道灯不亮了", unit: "2单元");
        await Report("电梯坏了", kind: "lift-stopped");

        var found = await Before("三楼的楼道灯不亮", "lamp-out", unit: "２单元");

        Assert.Equal([same, otherFloor], found.Select(one => one.TicketId));
        Assert.Equal([Likeness.SameBuilding, Likeness.SameUnit, Likeness.SameKind, Likeness.SimilarWords], found[0].Why);
    }

    [Fact]
    public async Task Without_a_kind_the_words_suggest_one()
    {
        var lamp = await Report("楼道灯坏了，很黑");

        Assert.Equal(lamp, Assert.Single(await Before("楼道的灯又坏了", null)).TicketId);
        Assert.Empty(await Before("物业收费太高", null));
        Assert.Empty(await Before(null, null));
    }

    [Fact]
    public async Task What_is_done_or_old_or_elsewhere_is_none()
    {
        var done = await Report("三楼楼道灯不亮");
        await house.Do("steward-spring-1", done, new ResolveTicket("好了", []));
        await Report("三楼楼道灯不亮", building: "lake-1-01");
        await Report("三楼楼道灯不亮", building: "spring-1-02");
        await Report("三楼楼道灯不亮");
        house.Time.Advance(DuplicateMatch.Window + TimeSpan.FromMinutes(1));

        Assert.Empty(await Before("三楼楼道灯不亮", "lamp-out"));
    }

    [Fact]
    public void Next_door_it_may_be_the_same_when_the_words_are()
    {
        var ticket = new ATicket().Ticket;
        var place = ticket.Place with { Building = "spring-1-02", Latitude = 36.65, Longitude = 117.001 };
        var matter = new Matter(house.City.Chart.FindPlace("spring-1-01")! with { Latitude = 36.65, Longitude = 117 }, null, ["lamp-out"], "灯不亮 三楼的灯不亮");

        var near = DuplicateMatch.Of(ticket with { Place = place }, matter, new HashSet<string>(), ATicket.At(5));
        var far = DuplicateMatch.Of(ticket with { Place = place with { Longitude = 117.003 } }, matter, new HashSet<string>(), ATicket.At(5));

        Assert.Equal([Likeness.Near, Likeness.SameKind, Likeness.SimilarWords], near!.Why);
        Assert.Null(far);
    }

    [Fact]
    public async Task A_neighbour_sees_how_many_follow_and_nobodys_name_or_number()
    {
        var ticket = await Report("灯不亮，请打138 0000-0000找王女士", new Reporter("王女士", "13800000000", null));
        await new FollowTicket(house.Commands, house.Memory).Follow(Actor.Resident, "f", ticket, new Reporter("李", "13900000000", null), AHouse.Token);

        var report = Assert.Single(await Before("灯不亮", "lamp-out"));

        Assert.Equal((ticket, "lamp-out", 1, Phase.Reported), (report.TicketId, report.Kind, report.Followers, report.Phase));
        Assert.DoesNotContain("0000", report.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_see_what_their_ticket_may_be_merged_with()
    {
        var one = await Report("三楼楼道灯不亮");
        var two = await Report("楼道三楼灯不亮了");

        var found = await Suggest.Of(house.City.Person("steward-spring-1"), one, AHouse.Token);

        Assert.Equal(two, Assert.Single(found.Value!).Ticket.Id);
        Assert.Equal(RefusalCode.Forbidden, (await Suggest.Of(house.City.Person("steward-lake-1"), one, AHouse.Token)).Refusal?.Code);
        await house.Do("steward-spring-1", one, new MergeTicket(two, null));
        Assert.Empty((await Suggest.Of(house.City.Person("steward-spring-1"), one, AHouse.Token)).Value!);
        Assert.Empty((await Suggest.Of(house.City.Person("steward-spring-1"), two, AHouse.Token)).Value!);
    }

    [Fact]
    public async Task A_building_that_is_none_is_refused() =>
        Assert.Equal("buildingId", (await Suggest.Before("spring-1", null, null, "灯", AHouse.Token)).Refusal?.Field);

    [Theory]
    [InlineData("三楼灯不亮", "三楼灯不亮", 1)]
    [InlineData("三楼灯不亮！", "三楼 灯不亮", 1)]
    [InlineData("灯", "灯不亮", 0)]
    [InlineData("", "", 0)]
    [InlineData("电梯停了", "楼道很脏", 0)]
    public void Texts_are_alike_by_their_pairs_of_signs(string one, string other, double alike) => Assert.Equal(alike, DuplicateMatch.Alike(one, other));

    private async Task<NeighbourReport[]> Before(string? text, string? kind, string? unit = null)
    {
        var answer = await Suggest.Before("spring-1-01", unit, kind, text, AHouse.Token);
        Assert.Null(answer.Refusal);
        return answer.Value!;
    }

    private async Task<string> Report(string title, Reporter? reporter = null, string building = "spring-1-01", string kind = "lamp-out", string? unit = null)
    {
        var command = AHouse.AReport(building, kind, reporter) with { Title = title, Unit = unit };
        var answer = await house.Commands.Report(Actor.Resident, Guid.NewGuid().ToString("N"), command, AHouse.Token);
        house.Time.Advance(TimeSpan.FromSeconds(1));
        return answer.Value!.Receipt.TicketId;
    }
}
