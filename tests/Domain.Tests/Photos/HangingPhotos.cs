using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Photos;

public sealed class HangingPhotos
{
    private readonly APhotoHouse house = new();

    private Actor Steward => house.Person(APhotoHouse.Steward);

    [Fact]
    public async Task Photos_come_with_the_report_later_and_with_the_resolution()
    {
        var (first, later, last) = (await house.Kept(), await house.Kept(), await house.Kept(Steward));
        var ticket = await house.Reported(first);
        Assert.Null((await house.Do(Actor.Holding(ticket.TrackingCode!), ticket.Id, new AddPhotos([later], " 现在更大了 "))).Refusal);
        Assert.Null((await house.Do(Steward, ticket.Id, new ResolveTicket("换了灯", [last]))).Refusal);

        Assert.Equal([first, later, last], (await house.House.Ticket(ticket.Id)).PhotoIds);
        Assert.Empty(house.Photos.Loose);
        var added = house.House.Memory.EventsOf("grid/spring-1")[1].Happening.Fact;
        Assert.Equal(("photoAdded", "现在更大了"), (added.Type, ((PhotoAdded)added).Text));
    }

    [Fact]
    public async Task A_photo_hangs_on_one_ticket_only()
    {
        var id = await house.Kept();
        await house.Reported(id);

        var refused = await house.Report("other", id);

        Assert.Equal(RefusalCode.Conflict, refused.Refusal?.Code);
        Assert.Contains(id, refused.Refusal!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_reports_that_name_the_same_photo_at_once_one_gets_it()
    {
        var id = await house.Kept();
        house.Photos.BeforeNextChange = async () => Assert.Null((await house.Report("faster", id)).Refusal);

        var slower = await house.Report("slower", id);

        Assert.Equal(RefusalCode.Conflict, slower.Refusal?.Code);
        Assert.Single(house.House.Memory.EventsOf("grid/spring-1"));
    }

    [Fact]
    public async Task Only_who_sent_a_photo_hangs_it()
    {
        var ticket = await house.Reported();
        var ofTheResident = await house.Kept();
        var ofAProgram = await house.Kept(Actor.Client(APhotoHouse.Steward));

        foreach (var id in (string[])[ofTheResident, ofAProgram, PhotoId.Make()])
        {
            var refused = await house.Do(Steward, ticket.Id, new AddPhotos([id]));
            Assert.Equal((RefusalCode.NotFound, "photoIds"), (refused.Refusal!.Code, refused.Refusal.Field));
        }
    }

    [Fact]
    public async Task The_same_report_sent_again_is_answered_again()
    {
        var id = await house.Kept();
        var first = await house.Report("r", id);
        var again = await house.Report("r", id);

        Assert.Equal(first.Value!.Receipt, again.Value!.Receipt);
        Assert.True(again.Value.IsReplayed);
    }

    [Fact]
    public async Task A_report_that_died_between_claim_and_writing_is_taken_when_it_comes_again()
    {
        var id = await house.Kept();
        await new HangPhotos(house.Photos, house.Photos.Waiting, house.House.Time).Claim(
            Actor.Resident, "spring.never", HandleTicketCommand.Key(Actor.Resident, "r"), [id], AHouse.Token);

        var again = await house.Report("r", id);

        Assert.Null(again.Refusal);
        Assert.Equal(again.Value!.Receipt.TicketId, (await house.Photos.Find(id, AHouse.Token))!.TicketId);
    }

    [Fact]
    public async Task A_report_that_was_written_twice_at_once_leaves_its_photo_on_the_one_ticket()
    {
        var id = await house.Kept();
        house.House.Memory.BeforeNextAppend = async () => Assert.Null((await house.Report("r", id)).Refusal);

        var second = await house.Report("r", id);

        Assert.True(second.Value!.IsReplayed);
        Assert.Equal(second.Value.Receipt.TicketId, (await house.Photos.Find(id, AHouse.Token))!.TicketId);
        Assert.Null(await house.Seen(house.Person(APhotoHouse.Steward), id));
    }

    [Fact]
    public async Task Photos_are_added_beside_whatever_else_happens()
    {
        var ticket = await house.Reported();
        var id = await house.Kept();
        house.House.Memory.BeforeNextAppend = async () => Assert.Null((await house.Do(Steward, ticket.Id, new AcknowledgeTicket(null))).Refusal);

        Assert.Null((await house.Do(Actor.Holding(ticket.TrackingCode!), ticket.Id, new AddPhotos([id]))).Refusal);

        Assert.Equal([id], (await house.House.Ticket(ticket.Id)).PhotoIds);
    }

    [Fact]
    public async Task A_ticket_that_this_process_remembers_gets_its_photos_too()
    {
        var ticket = await house.Reported();
        var id = await house.Kept(Steward);
        house.House.Memory.Memories[ticket.Id] = ticket;

        Assert.Null((await house.Do(Steward, ticket.Id, new AddPhotos([id]))).Refusal);
        var refused = await house.Do(Steward, ticket.Id, new AddPhotos([PhotoId.Make()]));

        Assert.Equal(RefusalCode.NotFound, refused.Refusal?.Code);
        Assert.Equal([id], (await house.House.Ticket(ticket.Id)).PhotoIds);
    }

    [Fact]
    public async Task A_resolution_may_name_what_hangs_there_already()
    {
        var ticket = await house.Reported();
        var id = await house.Kept(Steward);
        await house.Do(Steward, ticket.Id, new AddPhotos([id]));

        Assert.Null((await house.Do(Steward, ticket.Id, new ResolveTicket("好了", [id]))).Refusal);
        Assert.Equal([id], (await house.House.Ticket(ticket.Id)).PhotoIds);
    }

    [Fact]
    public async Task A_program_adds_nothing_to_a_ticket_that_is_there()
    {
        var ticket = await house.Reported();
        var client = Actor.Client("hotline");

        var refused = await house.Do(client, ticket.Id, new AddPhotos([await house.Kept(client)]));

        Assert.Equal(RefusalCode.Forbidden, refused.Refusal?.Code);
    }

    [Fact]
    public void A_ticket_has_at_most_99_photos()
    {
        var ticket = new ATicket();
        for (var i = 0; i < 11; i++)
        {
            ticket.Do(APhotoHouse.Steward, i, new AddPhotos(Some(9)));
        }

        Assert.Equal("photoIds", ticket.Refused(APhotoHouse.Steward, 20, new AddPhotos(Some(1))).Field);
    }

    public static TheoryData<string[], string> Faulty => new()
    {
        { [], "empty" },
        { Some(10), "at most 9" },
        { ["../../etc/passwd"], "../../etc/passwd" },
        { [new string('x', 5000)], "…" },
        { [null!], "send the photo first" },
        { [.. Enumerable.Repeat(PhotoId.Make(), 2)], "twice" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Names_that_cannot_be_photos_are_refused(string[] ids, string said)
    {
        var refusal = new ATicket().Refused(APhotoHouse.Steward, 1, new AddPhotos(ids));

        Assert.Equal((RefusalCode.Invalid, "photoIds"), (refusal.Code, refusal.Field));
        Assert.Contains(said, refusal.Sentence, StringComparison.Ordinal);
        Assert.True(refusal.Sentence.Length < 200);
    }

    [Fact]
    public async Task Where_no_photos_are_kept_none_is_named()
    {
        var refused = await house.House.Commands.Report(Actor.Resident, "r", AHouse.AReport() with { PhotoIds = [PhotoId.Make()] }, AHouse.Token);

        Assert.Equal((RefusalCode.NotFound, "photoIds"), (refused.Refusal!.Code, refused.Refusal.Field));
    }

    private static string[] Some(int count) => [.. Enumerable.Range(0, count).Select(_ => PhotoId.Make())];
}
