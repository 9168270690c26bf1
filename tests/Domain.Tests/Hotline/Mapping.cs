using Microsoft.Extensions.Time.Testing;
using RedProperty.Realtime.Domain.Hotline;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Hotline;

public sealed class Mapping : IDisposable
{
    private readonly SmallCity city = new();
    private readonly HotlineMappings mappings;
    private readonly HotlineMappings elsewhere;

    public Mapping()
    {
        var documents = new MemoryDocuments();
        var time = new FakeTimeProvider(ATicket.Nine);
        (mappings, elsewhere) = (new HotlineMappings(documents, city, time), new HotlineMappings(documents, city, time));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        mappings.Dispose();
        elsewhere.Dispose();
    }

    [Fact]
    public void The_names_that_hotlines_give_their_columns_are_understood()
    {
        var mapping = MappingGuess.For(["热线工单编号", "受理时间", "问题类别", "事发地址", "工单内容", "诉求人姓名", "来电号码", "回访电话", "办理时限", "来源"]);

        Assert.Equal(
            new HotlineColumns
            {
                Number = "热线工单编号",
                CalledAt = "受理时间",
                Kind = "问题类别",
                Address = "事发地址",
                Description = "工单内容",
                Name = "诉求人姓名",
                Phone = "来电号码",
                DueAt = "办理时限",
            },
            mapping.Columns);
        Assert.Equal(["回访电话"], mapping.Hidden);
        Assert.Null(MappingGuess.For(["一", "二"]).Columns.Number);
    }

    [Fact]
    public async Task A_saved_mapping_is_there_for_those_around_it_in_every_process()
    {
        await mappings.Save(city.Person("street"), "yanshan", " 市热线 ", AFile.Mapping, Token);

        Assert.Equal("yanshan", elsewhere.Find(city.Person("secretary-spring"), "市热线", null).Value!.Place);
        Assert.Equal("street", Assert.Single(elsewhere.For(city.Person("admin"))).SavedBy);
        Assert.Empty(elsewhere.For(city.Person("worker-spring-1")));
        Assert.Equal(RefusalCode.NotFound, mappings.Find(city.Person("street"), "别的", null).Refusal!.Code);
    }

    [Fact]
    public async Task The_narrower_place_wins_and_the_same_name_there_is_replaced()
    {
        await mappings.Save(city.Person("street"), "yanshan", "日报", AFile.Mapping, Token);
        await mappings.Save(city.Person("secretary-spring"), "spring", "日报", AFile.Mapping, Token);
        await mappings.Save(city.Person("secretary-spring"), "spring", "日报", AFile.Mapping with { DueHours = 24 }, Token);

        Assert.Equal(("spring", 24), (mappings.Find(city.Person("secretary-spring"), "日报", null).Value!.Place, mappings.Find(city.Person("secretary-spring"), "日报", null).Value!.Mapping.DueHours));
        Assert.Equal("yanshan", mappings.Find(city.Person("secretary-spring"), "日报", "yanshan").Value!.Place);
        Assert.Equal("yanshan", mappings.Find(city.Person("secretary-lake"), "日报", null).Value!.Place);
        Assert.Equal(2, mappings.For(city.Person("street")).Count);
    }

    [Fact]
    public async Task Nobody_saves_outside_his_posts_or_what_could_never_work()
    {
        Assert.Equal(RefusalCode.Forbidden, (await mappings.Save(city.Person("secretary-spring"), "yanshan", "x", AFile.Mapping, Token)).Refusal!.Code);
        Assert.Equal(RefusalCode.Forbidden, (await mappings.Save(city.Person("manager-spring"), "spring", "x", AFile.Mapping, Token)).Refusal!.Code);
        Assert.Equal("name", (await mappings.Save(city.Person("street"), "yanshan", " ", AFile.Mapping, Token)).Refusal!.Field);
        foreach (var (field, mapping) in new (string, HotlineMapping)[]
        {
            ("number", new()),
            ("kind", new() { Columns = new() { Number = "a" } }),
            ("address", new() { Columns = new() { Number = "a", Kind = "b" } }),
            ("address", new() { Columns = new() { Number = "a", Kind = "b", Latitude = "c" } }),
            ("kinds", AFile.Mapping with { OtherKind = "unicorn" }),
            ("dueHours", AFile.Mapping with { DueHours = 0 }),
        })
        {
            Assert.Equal(field, (await mappings.Save(city.Person("street"), "yanshan", "x", mapping, Token)).Refusal!.Field);
        }
    }

    [Theory]
    [InlineData("spring-1 01号", "spring-1-01", null)]
    [InlineData("济南市历下区 spring-1 01号2单元301", "spring-1-01", "2单元301")]
    [InlineData("spring-1 02号楼", null, null)]
    [InlineData("spring-1 01号3号楼", null, null)]
    [InlineData("湖", null, null)]
    public void An_address_begins_with_the_registered_one(string address, string? building, string? unit)
    {
        var (found, behind, isAmbiguous) = new BuildingFinder(city.Chart).Find(address);

        Assert.Equal((building, unit, false), (found?.Id, behind, isAmbiguous));
    }
}
