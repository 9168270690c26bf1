using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Hotline;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Hotline;

public sealed class TakingIn
{
    private readonly AHouse house = new();

    private TakeInHotline Intake => new(house.Memory, house.Memory, house.City, house.Alarm, house.Time);

    [Fact]
    public async Task A_case_becomes_a_ticket_with_the_hotlines_number_and_limit_beside_ours()
    {
        var answer = await Run("secretary-spring", AFile.Of(AFile.Case("JN1", due: "2026-11-25 18:00:00")));

        Assert.Equal((1, 1, 0, 0), (answer.Lines, answer.New, answer.Known, answer.FaultyLines));
        var ticket = await Single();
        Assert.Equal(("hotline", "lamp-out", "spring-1-01", "三楼的灯不亮"), (ticket.Channel, ticket.Kind, ticket.Place.Building, ticket.Description));
        Assert.Equal(new Reporter("标记姓名", "13900001111", null), ticket.Reporter);
        Assert.Equal(("JN1", ATicket.Nine.AddMinutes(-20), ATicket.Nine.AddDays(2).AddHours(9)), (ticket.Hotline!.Number, ticket.Hotline.CalledAt, ticket.Hotline.DueAt));
        Assert.Equal(ATicket.Nine.AddMinutes(20), ticket.NextDueAt);
        Assert.Contains(house.Alarm.Armed, alarm => alarm.CommunityId == "spring");
    }

    [Fact]
    public async Task The_same_file_again_adds_nothing_also_by_another_and_at_the_same_time()
    {
        var lines = Enumerable.Range(0, 130).Select(i => AFile.Case($"JN{i}")).ToArray();

        var both = await Task.WhenAll(Run("secretary-spring", AFile.Of(lines)), Run("street", AFile.Of(lines)));
        var again = await Run("admin", AFile.Of(lines));

        Assert.Equal(130, both.Sum(answer => answer.New));
        Assert.Equal(130, both.Sum(answer => answer.Known));
        Assert.Equal((0, 130), (again.New, again.Known));
        Assert.Equal(130, (await house.Memory.TakenIn("spring", DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 1000, AHouse.Token)).Count);
    }

    [Fact]
    public async Task Whoever_comes_in_between_the_look_and_the_writing_is_not_doubled()
    {
        house.Memory.BeforeNextAppend = () => Run("street", AFile.Of(AFile.Case("JN1")));

        var answer = await Run("secretary-spring", AFile.Of(AFile.Case("JN1")));

        Assert.Equal((0, 1), (answer.New, answer.Known));
        await Single();
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_and_writes_nothing()
    {
        await Run("secretary-spring", AFile.Of(AFile.Case("JN1")));

        var answer = await Run("secretary-spring", AFile.Of(AFile.Case("JN1"), AFile.Case("JN2"), AFile.Case("JN3", kind: "天外来客")), isDryRun: true);

        Assert.Equal((true, 3, 1, 1, 1), (answer.IsDryRun, answer.Lines, answer.New, answer.Known, answer.FaultyLines));
        Assert.Equal("JN2", Assert.Single(answer.First).Number);
        Assert.Equal(["天外来客"], answer.UnknownKinds);
        await Single();
    }

    [Theory]
    [InlineData(0, "", IntakeFaultCode.NumberMissing, "工单编号")]
    [InlineData(0, "JN 1", IntakeFaultCode.NumberUnusable, "工单编号")]
    [InlineData(0, "JN0", IntakeFaultCode.NumberTwice, "工单编号")]
    [InlineData(2, "", IntakeFaultCode.KindMissing, "诉求类别")]
    [InlineData(2, "天外来客", IntakeFaultCode.KindUnknown, "诉求类别")]
    [InlineData(3, "", IntakeFaultCode.PlaceMissing, "地址")]
    [InlineData(3, "月球背面 1号", IntakeFaultCode.AddressUnknown, "地址")]
    [InlineData(3, "lake-1 01号", IntakeFaultCode.OutsidePosts, "地址")]
    [InlineData(1, "昨天", IntakeFaultCode.TimeUnreadable, "来电时间")]
    [InlineData(7, "2026-13-45", IntakeFaultCode.TimeUnreadable, "办结期限")]
    public async Task A_faulty_line_is_named_with_its_column_and_the_others_are_taken_in(int field, string value, IntakeFaultCode code, string column)
    {
        var faulty = AFile.Case("JN1");
        faulty[field] = value;

        var answer = await Run("secretary-spring", AFile.Of(AFile.Case("JN0"), faulty, AFile.Case("JN2")));

        var fault = Assert.Single(answer.Faults);
        Assert.Equal((3, column, code), (fault.Line, fault.Column, fault.Code));
        Assert.Equal((2, 1), (answer.New, answer.FaultyLines));
        Assert.StartsWith($"line 3, {column}: ", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_line_is_named_at_once()
    {
        var answer = await Run("secretary-spring", AFile.Of(AFile.Case("", kind: "?", address: "?", text: new string('字', 4001))));

        Assert.Equal(
            [IntakeFaultCode.NumberMissing, IntakeFaultCode.KindUnknown, IntakeFaultCode.AddressUnknown, IntakeFaultCode.TooLong],
            answer.Faults.Select(fault => fault.Code));
    }

    [Fact]
    public async Task A_file_that_is_wrong_everywhere_is_not_answered_without_end()
    {
        var answer = await Run("secretary-spring", AFile.Of([.. Enumerable.Range(0, 3000).Select(_ => AFile.Case(""))]), isDryRun: true);

        Assert.Equal((3000, IntakeAnswer.MostFaults), (answer.FaultyLines, answer.Faults.Count));
    }

    [Theory]
    [InlineData("worker-spring-1")]
    [InlineData("steward-spring-1")]
    [InlineData("manager-spring")]
    [InlineData("city")]
    public async Task Others_take_in_nothing(string person)
    {
        var outcome = await Intake.Run(house.City.Person(person), AFile.Of(AFile.Case("JN1")), AFile.Mapping, false, null, AHouse.Token);

        Assert.Equal(RefusalCode.Forbidden, outcome.Refusal!.Code);
    }

    [Fact]
    public async Task A_column_that_the_file_lacks_is_named_before_anything_is_read()
    {
        var mapping = AFile.Mapping with { Columns = AFile.Mapping.Columns with { DueAt = "截止" } };

        var answer = (await Intake.Run(house.City.Person("street"), AFile.Of(AFile.Case("JN1")), mapping, false, null, AHouse.Token)).Value!;

        Assert.Equal((0, IntakeFaultCode.ColumnMissing, "截止"), (answer.Lines, Assert.Single(answer.Faults).Code, answer.Faults[0].Given));
        Assert.Empty(await house.Memory.TakenIn("spring", DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 10, AHouse.Token));
    }

    [Fact]
    public async Task Words_and_addresses_that_were_assigned_and_hours_of_the_mapping_count()
    {
        var mapping = AFile.Mapping with
        {
            Kinds = new Dictionary<string, string> { ["楼道照明"] = "lamp-out" },
            OtherKind = "corridor-clutter",
            Buildings = new Dictionary<string, string> { ["大槐树下"] = "spring-1-02" },
            DueHours = 48,
        };

        await Run("street", AFile.Of(AFile.Case("JN1", "楼道照明", "大槐树下"), AFile.Case("JN2", "没听说过")), mapping: mapping);

        var tickets = (await Tickets()).OrderBy(ticket => ticket.Hotline!.Number).ToList();
        Assert.Equal([("lamp-out", "spring-1-02"), ("corridor-clutter", "spring-1-01")], tickets.Select(ticket => (ticket.Kind, ticket.Place.Building)));
        Assert.Equal(ATicket.Nine.AddMinutes(-20).AddHours(48), tickets[0].Hotline!.DueAt);
    }

    [Fact]
    public async Task The_hotlines_limit_is_kept_or_missed_by_the_resolution_alone_and_counted()
    {
        await Run("street", AFile.Of(AFile.Case("JN1", due: "2026-11-23 10:00"), AFile.Case("JN2", due: "2026-11-23 10:00")));
        var (first, second) = (await Of("JN1"), await Of("JN2"));
        Assert.Equal(HotlineLimit.Running, first.Hotline!.LimitOf(first, house.Time.GetUtcNow()));

        await house.Do("steward-spring-1", first.Id, new ResolveTicket("灯泡已换", []));
        house.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(HotlineLimit.Missed, second.Hotline!.LimitOf(second, house.Time.GetUtcNow()));
        await house.Do("steward-spring-1", second.Id, new ReplyInWriting("明天来"));
        await house.Do("steward-spring-1", second.Id, new ResolveTicket("已修好", []));

        (first, second) = (await Of("JN1"), await Of("JN2"));
        Assert.Equal((HotlineLimit.Kept, "灯泡已换"), (first.Hotline!.LimitOf(first, house.Time.GetUtcNow()), first.Hotline.Reply));
        Assert.Equal((HotlineLimit.Missed, "已修好"), (second.Hotline!.LimitOf(second, house.Time.GetUtcNow()), second.Hotline.Reply));
        var day = DateOnly.FromDateTime(ATicket.Nine.DateTime);
        var sums = await house.Memory.Sum(["spring"], day, day, AHouse.Token);
        Assert.Equal((2, 1, 1), (sums[FigureNames.HotlineTaken], sums[FigureNames.HotlineKept], sums[FigureNames.HotlineMissed]));
    }

    [Fact]
    public async Task The_line_is_kept_for_the_way_back_without_what_is_personal()
    {
        await Run("street", AFile.Of(AFile.Case("JN1")));

        var line = (await Single()).Hotline!.Line!;
        Assert.Equal(AFile.Columns, line.Select(field => field.Column));
        Assert.Equal("较急", line.Single(field => field.Column == "紧急程度").Value);
        Assert.Equal([(HotlinePart?)HotlinePart.Name, HotlinePart.Phone], line.Where(field => field.Of is not null).Select(field => field.Of));
        Assert.DoesNotContain(line, field => field.Value is "标记姓名" or "13900001111");
        Assert.True((await Single()).ForEverybody() is { Reporter: null, Hotline: { Number: "JN1", Line: null } });
    }

    [Fact]
    public async Task Results_are_listed_within_the_posts_and_the_resident_stays_with_the_holders()
    {
        await Run("admin", AFile.Of(AFile.Case("JN1"), AFile.Case("JN2", address: "lake-1 01号")));
        var list = new ListHotlineResults(house.Memory, house.Memory, house.City, house.Time);

        var all = await Results(list, "street", null);
        var spring = await Results(list, "secretary-spring", "spring");

        Assert.Equal(["JN1", "JN2"], all.Select(ticket => ticket.Hotline!.Number).Order());
        Assert.Equal(["JN1"], spring.Select(ticket => ticket.Hotline!.Number));
        Assert.All(all, ticket => Assert.Null(ticket.Reporter));
        Assert.Equal(RefusalCode.Forbidden, (await list.Begin(house.City.Person("secretary-spring"), "lake", ATicket.Nine, ATicket.Nine, AHouse.Token)).Refusal!.Code);
        Assert.Equal(RefusalCode.Forbidden, (await list.Begin(house.City.Person("worker-spring-1"), null, ATicket.Nine, ATicket.Nine, AHouse.Token)).Refusal!.Code);
        Assert.Equal(RefusalCode.NotFound, (await list.Begin(house.City.Person("street"), "atlantis", ATicket.Nine, ATicket.Nine, AHouse.Token)).Refusal!.Code);
        Assert.Equal(RefusalCode.Invalid, (await list.Begin(house.City.Person("street"), null, ATicket.Nine, ATicket.Nine.AddDays(-1), AHouse.Token)).Refusal!.Code);
    }

    private static async Task<List<Ticket>> Results(ListHotlineResults list, AHouse house, string person, string? scope)
    {
        var found = (await list.Begin(house.City.Person(person), scope, ATicket.Nine.AddDays(-1), ATicket.Nine.AddDays(1), AHouse.Token)).Value!;
        return await found.Read(AHouse.Token).ToListAsync(AHouse.Token);
    }

    private Task<List<Ticket>> Results(ListHotlineResults list, string person, string? scope) => Results(list, house, person, scope);

    private async Task<IntakeAnswer> Run(string person, HotlineTable table, bool isDryRun = false, HotlineMapping? mapping = null)
    {
        var outcome = await Intake.Run(house.City.Person(person), table, mapping ?? AFile.Mapping, isDryRun, null, AHouse.Token);
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    private async Task<List<Ticket>> Tickets()
    {
        var ids = await house.Memory.TakenIn("spring", DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 1000, AHouse.Token);
        return [.. (await house.Memory.LoadAll("spring", ids, AHouse.Token)).Select(ticket => ticket!)];
    }

    private async Task<Ticket> Single() => Assert.Single(await Tickets());

    private async Task<Ticket> Of(string number) => (await Tickets()).Single(ticket => ticket.Hotline!.Number == number);
}
