using RedProperty.Realtime.Desk.Boards;
using RedProperty.Realtime.Domain.Boards;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Publication;

namespace RedProperty.Realtime.Desk.Tests.Boards;

/// <summary>The parts of a board, in each of their states.</summary>
public sealed class BoardTests : DeskTest
{
    [Fact]
    public void Says_who_answers_with_a_phone_to_press_and_a_duty()
    {
        var person = new Person("p", "元泽欣", "0531-0055-0008");
        var steward = new Answerer(Role.RedSteward, Place("spring-1"), [person], new PostDuty(Role.RedSteward, "管楼道", "stairs"));
        var people = Render<BoardPeople>(parameters => parameters.Add(part => part.Answerers, [steward]));

        Assert.Equal("tel:0531-0055-0008", people.Find("a.phone").GetAttribute("href"));
        Assert.Equal("打电话给元泽欣，0531-0055-0008", people.Find("a.phone").GetAttribute("aria-label"));
        Assert.Contains("楼宇红管家", people.Find("h3").TextContent, StringComparison.Ordinal);
        Assert.Contains("管楼道", people.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_honestly_that_a_post_is_vacant_or_has_no_phone()
    {
        var people = Render<BoardPeople>(parameters => parameters.Add(part => part.Answerers,
        [
            new Answerer(Role.RedSteward, Place("spring-1"), [], null),
            new Answerer(Role.GridWorker, Place("spring-1"), [new Person("w", "某")], null),
        ]));

        Assert.Contains("暂时空缺", people.FindAll("li")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("工作电话未登记", people.FindAll("li")[1].TextContent, StringComparison.Ordinal);
        Assert.Empty(people.FindAll("a"));
    }

    [Fact]
    public void The_promise_stands_in_the_numbers_of_the_policy_in_force()
    {
        var board = BoardRules.Of(City.Current, "spring-1-01")!;
        var promise = Render<BoardPromise>(parameters => parameters.Add(part => part.Ordinary, board.Ordinary).Add(part => part.Major, board.Major));

        Assert.Equal(
            ["20 分钟必有回应", "30 分钟解决方案", "4 小时重大事项书面回复", "1 天重大事项解决方案"], promise.FindAll("li").Select(item => item.TextContent));

        var quicker = ResponsePolicy.Rule2341.Limits.ToDictionary(pair => pair.Key, pair => pair.Value);
        quicker[Severity.Ordinary] =
            [new Term(Obligation.Response, Allowance.OfMinutes(10)), new Term(Obligation.Solution, Allowance.OfHours(2))];
        City.WithPolicy(ResponsePolicy.Rule2341 with { Limits = quicker, TimeScale = 60 });
        board = BoardRules.Of(City.Current, "spring-1-01")!;
        promise = Render<BoardPromise>(parameters => parameters.Add(part => part.Ordinary, board.Ordinary).Add(part => part.Major, board.Major));
        Assert.Equal(
            ["10 分钟必有回应", "2 小时解决方案", "20 分钟重大事项必有回应", "4 小时重大事项书面回复", "1 天重大事项解决方案"],
            promise.FindAll("li").Select(item => item.TextContent));
    }

    [Theory]
    [InlineData("away", "暂时读不到")]
    [InlineData("nothing", "本季度还没有居民评分")]
    [InlineData("some", "7 位居民评分的平均值")]
    public void Figures_are_drawn_in_every_state(string state, string words)
    {
        var sums = new FigureSums(state != "some" ? [] : new Dictionary<string, long>
        {
            [FigureNames.ResolvedAt(PlaceLevel.Grid)] = 8,
            [FigureNames.ResolvedAt(PlaceLevel.Community)] = 2,
            [FigureNames.Rated] = 7,
            [FigureNames.RatingSum] = 30,
        });
        var tiles = Render<BoardFigureTiles>(parameters => parameters
            .Add(part => part.Community, Place("spring"))
            .Add(part => part.Figures, state == "away" ? null : new BoardFigures(new DateOnly(2026, 11, 1), sums, new DateOnly(2026, 10, 1), sums)));

        Assert.Contains(words, tiles.Markup, StringComparison.Ordinal);
        Assert.Equal(state switch { "away" => [], "nothing" => ["—", "—"], _ => ["80%", "4.3/5"] }, tiles.FindAll("b").Select(item => item.TextContent));
    }

    [Fact]
    public void A_company_that_has_published_no_fees_is_said_to_have_published_none()
    {
        var board = BoardRules.Of(City.Current, "spring-1-01")! with { Notices = [ANotice(NoticeKind.ServiceItems)] };
        var company = Render<BoardCompany>(parameters => parameters.Add(part => part.Board, board));

        Assert.Contains("保洁", company.Find("details").TextContent, StringComparison.Ordinal);
        Assert.Contains("收费标准：尚未公示", company.Find(".none").TextContent, StringComparison.Ordinal);
        Assert.Contains("暂时读不到", Render<BoardCompany>(parameters => parameters.Add(part => part.Board, board with { Notices = null })).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_people_write_stays_text()
    {
        var notices = Render<BoardNotices>(parameters => parameters
            .Add(part => part.IsRead, true).Add(part => part.Notices, [ANotice(NoticeKind.Other, "<script>alert(1)</script>")]));

        Assert.Contains("<script>", notices.Find("summary b").TextContent, StringComparison.Ordinal);
        Assert.Empty(notices.FindAll("script"));
        Assert.Equal(2, notices.FindAll(".none").Count);
    }

    [Fact]
    public void Cross_appointments_are_said_in_a_sentence_each()
    {
        var company = new PropertyCompany("quan", "泉心物业", "Quanxin");
        var part = Render<BoardAppointments>(parameters => parameters.Add(it => it.Community, Place("spring")).Add(it => it.Appointments,
        [
            new BoardAppointment(AppointmentKind.PartyCommitteeMember, company, new Person("a", "甲")),
            new BoardAppointment(AppointmentKind.PartyBuildingAdviser, company, new Person("b", "乙")),
        ]));

        Assert.Equal(["甲 泉心物业总经理，任泉水社区党委委员", "乙 泉水社区书记，任泉心物业党建指导员"], part.FindAll("li").Select(item => item.TextContent));
        Assert.Contains("尚未登记", Render<BoardAppointments>(parameters => parameters.Add(it => it.Community, Place("spring"))).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_poster_speaks_both_languages_and_its_code_names_the_report_form()
    {
        City.WithVacant("gridWorker", "spring-1");
        var sheet = Render<PosterSheet>(parameters => parameters
            .Add(part => part.Board, BoardRules.Of(City.Current, "spring-1-01")!).Add(part => part.Site, new Uri("https://hub.example.cn")));

        Assert.Equal("报修二维码：https://hub.example.cn/r/spring-1-01", sheet.Find("svg").GetAttribute("aria-label"));
        Assert.Equal(["楼宇红管家Red steward", "专职网格员Grid worker"], sheet.FindAll(".wheels h2").Select(head => head.TextContent));
        Assert.Contains("暂缺", sheet.FindAll(".wheels section")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("扫码报修 · 查看公示Scan to report · see notices", sheet.Find(".scan-words").TextContent);

        SpeakEnglish();
        sheet = Render<PosterSheet>(parameters => parameters
            .Add(part => part.Board, BoardRules.Of(City.Current, "spring-1-01")!).Add(part => part.Site, new Uri("https://hub.example.cn")));
        Assert.Equal("Scan to report · see notices扫码报修 · 查看公示", sheet.Find(".scan-words").TextContent);
    }

    [Theory]
    [InlineData("secretary-spring", true)]
    [InlineData("street", true)]
    [InlineData("city", true)]
    [InlineData("admin", true)]
    [InlineData("secretary-lake", false)]
    [InlineData("manager-spring", false)]
    [InlineData("worker-spring-1", false)]
    public void Posters_of_a_community_are_printed_by_its_secretary_and_those_above(string person, bool isAllowed) =>
        Assert.Equal(isAllowed, PosterBatch.MayPrint(City.Person(person), "spring", City.Chart));

    [Fact]
    public void A_batch_is_a_community_or_one_of_its_grids()
    {
        Assert.Equal(4, PosterBatch.Of(City.Chart, "spring", null)!.Buildings.Count);
        Assert.Equal(["spring-1-01", "spring-1-02"], PosterBatch.Of(City.Chart, "spring", "spring-1")!.Buildings.Select(building => building.Id));
        Assert.Null(PosterBatch.Of(City.Chart, "spring", "lake-1"));
        Assert.Null(PosterBatch.Of(City.Chart, "spring-1", null));
    }

    private Place Place(string id) => City.Chart.FindPlace(id)!;

    private static Notice ANotice(NoticeKind kind, string title = "服务标准") => new(
        "n", "spring", "spring", Publisher.Company, kind, title, "保洁：每日一次", Nine, null, "manager-spring", "m");
}
