using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Boards;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Publication;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Boards;

public sealed class ReadingBoards
{
    private readonly AHouse house = new();
    private readonly MemoryNotices notices = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_board_says_who_answers_nearest_first_and_what_is_promised()
    {
        var board = (await Reader().Read("spring-1-01", Token))!;

        Assert.Equal(
            ["steward-spring-1", "worker-spring-1", "manager-spring", "branch-spring-1", "secretary-spring"],
            board.Answerers.Select(answerer => Assert.Single(answerer.People).Id));
        Assert.Equal(("spring-1", "spring", "yanshan"), (board.Grid.Id, board.Community.Id, board.Street.Id));
        Assert.Equal([Obligation.Response, Obligation.Solution], board.Ordinary.Select(term => term.Obligation));
        Assert.Equal([Obligation.Response, Obligation.WrittenReply, Obligation.Solution], board.Major.Select(term => term.Obligation));
        Assert.Empty(board.Notices!);
    }

    [Fact]
    public async Task A_vacant_post_is_on_the_board_and_empty()
    {
        house.City.WithVacant("redSteward", "spring-1");

        var steward = (await Reader().Read("spring-1-01", Token))!.Answerers[0];

        Assert.Equal((Role.RedSteward, "spring-1", 0), (steward.Role, steward.Place.Id, steward.People.Count));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("spring-1")]
    public async Task What_is_no_building_has_no_board(string place) => Assert.Null(await Reader().Read(place, Token));

    [Fact]
    public async Task Duties_offices_and_appointments_come_from_the_open_book_and_the_organisation()
    {
        var city = house.City;
        city.Current = city.Current with
        {
            Disclosure = new Disclosure(
                [new PostDuty(Role.RedSteward, "管楼道", "stairs")],
                [new ComplaintOffice("热线", "Line", "12345", "投诉", "complaints"), new ComplaintOffice("湖", "Lake", "1", "湖", "lake", "lake")],
                []),
        };

        var board = (await Reader().Read("spring-1-01", Token))!;

        Assert.Equal("管楼道", board.Answerers[0].Duty?.Text);
        Assert.Null(board.Answerers[1].Duty);
        Assert.Equal("12345", Assert.Single(board.Offices).Phone);
        Assert.Empty(board.Appointments);
    }

    [Fact]
    public async Task The_month_and_the_quarter_count_what_was_solved_and_how_residents_rated()
    {
        var reader = Reader();
        await Solved(5);
        await Solved(2);

        var figures = (await reader.Read("spring-1-01", Token))!.Figures!;

        Assert.Equal((new DateOnly(2026, 11, 1), new DateOnly(2026, 10, 1)), (figures.MonthFrom, figures.QuarterFrom));
        Assert.Equal((100, 2, 2, 3.5), (figures.Month.InGrid, figures.Month.Solved, figures.Quarter.Rated, figures.Quarter.Rating));
    }

    [Fact]
    public async Task A_board_is_read_once_for_all_who_look_within_the_minute_and_notices_within_seconds()
    {
        var reader = Reader();
        await reader.Read("spring-1-01", Token);
        await Solved(5);
        await notices.Add(ANotice(), [], Token);

        Assert.Null((await reader.Read("spring-1-02", Token))!.Figures!.Quarter.Rating);
        house.Time.Advance(ReadBoard.NoticesKept);
        Assert.Single((await reader.Read("spring-1-02", Token))!.Notices!);
        house.Time.Advance(ReadBoard.FiguresKept);
        Assert.Equal(5, (await reader.Read("spring-1-02", Token))!.Figures!.Quarter.Rating);
    }

    [Fact]
    public async Task While_the_store_is_away_the_board_still_says_who_answers()
    {
        notices.IsAway = true;

        var board = (await Reader().Read("spring-1-01", Token))!;

        Assert.Equal((null, null, 5), (board.Notices, board.Figures, board.Answerers.Count));
    }

    private static Notice ANotice() => new(
        "n", "spring", "spring", Publisher.Company, NoticeKind.Other, "停水", "明日停水", ATicket.Nine, null, "manager-spring", "m");

    private ReadBoard Reader() => new(notices, house.Memory, house.City, house.Time);

    private async Task Solved(int rating)
    {
        var id = await house.Reported();
        Assert.Null((await house.Do("steward-spring-1", id, new ResolveTicket("好了", []))).Refusal);
        Assert.Null((await house.Commands.Handle(Actor.Holding((await house.Ticket(id)).TrackingCode!), $"rated-{id}", id, new ConfirmTicket(rating, null), Token)).Refusal);
    }
}
