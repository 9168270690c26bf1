using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Desk.Wall;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Walls;

namespace RedProperty.Realtime.Desk.Tests.Wall;

public sealed class WallKeysTests : DeskTest
{
    private readonly SwitchedKeys store = new(new MemoryWallKeys());

    public WallKeysTests()
    {
        Services.AddSingleton<IWallKeyStore>(store);
        Services.AddSingleton<MakeWallKey>();
        Services.AddSingleton<RevokeWallKey>();
        Services.AddSingleton<ReadWallKeys>();
    }

    [Fact]
    public void Begins_with_a_sentence_on_what_to_do()
    {
        SignInAs("secretary-spring");
        Assert.Contains("还没有密钥", Page().Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secretary-lake")]
    [InlineData("manager-spring")]
    public void Is_closed_to_others(string person)
    {
        SignInAs(person);
        var page = Page();
        Assert.NotEmpty(page.FindAll("[role=alert]"));
        Assert.Empty(page.FindAll("form, input"));
    }

    [Fact]
    public async Task Shows_a_new_keys_address_once_with_its_code_and_never_again()
    {
        SignInAs("secretary-spring");
        var page = Page();

        page.Find("#wall-label").Input("一楼大厅");
        await page.Find("form").SubmitAsync();

        var address = page.Find("#wall-address").GetAttribute("value")!;
        var secret = address[(address.IndexOf("key=", StringComparison.Ordinal) + 4)..];
        Assert.StartsWith("http://localhost/wall/spring?key=", address, StringComparison.Ordinal);
        Assert.True(await Services.GetRequiredService<ReadWallKeys>().Opens("spring", secret, Cancellation));
        Assert.Equal("大屏地址的二维码", page.Find("svg[role=img]").GetAttribute("aria-label"));
        Assert.Contains("只显示这一次", page.Markup, StringComparison.Ordinal);

        page.Find("input[type=checkbox]").Change(true);
        Assert.EndsWith("&theme=light", page.Find("#wall-address").GetAttribute("value"), StringComparison.Ordinal);

        page.FindAll("button").Single(button => button.TextContent == "已保存好").Click();
        Assert.DoesNotContain(secret, page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, Render<WallKeys>(parameters => parameters.Add(part => part.CommunityId, "spring")).Markup, StringComparison.Ordinal);
        Assert.Contains("一楼大厅", page.Find(".wall-keys-list").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十长")]
    public async Task A_missing_or_long_label_is_told_beside_the_field_and_what_was_typed_stays(string label)
    {
        SignInAs("secretary-spring");
        var page = Page();
        page.Find("#wall-label").Input(label);
        await page.Find("form").SubmitAsync();

        Assert.Equal("请写明是哪块大屏，1 到 40 个字", page.Find("#wall-label-fault").TextContent);
        Assert.Equal("wall-label-fault", page.Find("#wall-label").GetAttribute("aria-describedby"));
        Assert.Equal(label, page.Find("#wall-label").GetAttribute("value") ?? "");
        Assert.Empty(await store.List("spring", Cancellation));
    }

    [Fact]
    public async Task Says_which_screens_are_on()
    {
        SignInAs("admin");
        var make = Services.GetRequiredService<MakeWallKey>();
        var read = Services.GetRequiredService<ReadWallKeys>();
        var made = (await make.Make(City.Person("secretary-spring"), "spring", "大厅", Cancellation)).Value!;
        var page = Page();
        Assert.Contains("尚未使用", page.Find("li").TextContent, StringComparison.Ordinal);

        await read.Opens("spring", made.Secret, Cancellation);
        Time.Advance(TimeSpan.FromSeconds(10));
        page.WaitForAssertion(() => Assert.Contains("正在显示", page.Find("li").TextContent, StringComparison.Ordinal));

        Time.Advance(TimeSpan.FromMinutes(3));
        page.WaitForAssertion(() => Assert.Contains("最近显示 09:00", page.Find("li").TextContent, StringComparison.Ordinal));
        Assert.Contains("secretary-spring 09:00 生成", page.Find("li").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revokes_only_after_asking()
    {
        SignInAs("secretary-spring");
        await Services.GetRequiredService<MakeWallKey>().Make(City.Person("secretary-spring"), "spring", "大厅", Cancellation);
        var page = Page();

        page.Find("li button").Click();
        page.FindAll("li button").Single(button => button.TextContent == "保留").Click();
        Assert.Single(await store.List("spring", Cancellation));

        page.Find("li button").Click();
        await page.FindAll("li button").Single(button => button.TextContent == "撤销").ClickAsync();
        Assert.Empty(await store.List("spring", Cancellation));
        page.WaitForAssertion(() => Assert.Contains("还没有密钥", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_that_nothing_was_made_while_the_store_is_away_and_keeps_the_label()
    {
        SignInAs("secretary-spring");
        var page = Page();
        page.Find("#wall-label").Input("大厅");
        store.IsAway = true;
        await page.Find("form").SubmitAsync();

        Assert.StartsWith("没有生成", page.Find("#wall-label-fault").TextContent, StringComparison.Ordinal);
        Assert.Equal("大厅", page.Find("#wall-label").GetAttribute("value"));
        Assert.NotEmpty(page.FindAll("[role=status].notice"));
    }

    private IRenderedComponent<IComponent> Page() => Open<WallKeysPage>(nameof(WallKeysPage.CommunityId), "spring");

    private sealed class SwitchedKeys(MemoryWallKeys keys) : IWallKeyStore
    {
        public bool IsAway { get; set; }

        private MemoryWallKeys Keys => IsAway ? throw new StoreUnavailableException() : keys;

        public Task<IReadOnlyList<WallKey>> List(string communityId, CancellationToken cancellation) => Keys.List(communityId, cancellation);

        public Task<WallKey?> Find(string communityId, string hash, CancellationToken cancellation) => Keys.Find(communityId, hash, cancellation);

        public Task Add(string communityId, WallKey key, CancellationToken cancellation) => Keys.Add(communityId, key, cancellation);

        public Task See(string communityId, string hash, DateTimeOffset at, CancellationToken cancellation) => Keys.See(communityId, hash, at, cancellation);

        public Task<bool> Remove(string communityId, string hash, CancellationToken cancellation) => Keys.Remove(communityId, hash, cancellation);
    }
}
