using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Desk.Administration;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Desk.Tests.Administration;

public sealed class KeysPageTests : AdminTest
{
    [Fact]
    public void Names_programs_whose_keys_stand_in_the_configuration_and_offers_nothing_for_them()
    {
        var page = Open<KeysPage>();

        var line = Assert.Single(page.FindAll(".api-keys li"));
        Assert.Contains("hotline", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("在配置文件中设置", line.TextContent, StringComparison.Ordinal);
        Assert.Null(line.QuerySelector("button"));
    }

    [Fact]
    public void A_new_key_is_shown_once_and_opens_the_door()
    {
        var page = Open<KeysPage>();
        var secret = Make(page, "grid-app");

        Assert.Equal("grid-app", Keys.Find(secret)?.Client);
        Assert.Contains("admin 09:00 生成", page.FindAll(".api-keys li")[1].TextContent, StringComparison.Ordinal);
        Button(page, "已保存好").Click();
        Assert.DoesNotContain(secret, page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Grid App")]
    [InlineData("hotline")]
    public void A_name_that_is_missing_wrong_or_taken_is_told_and_stays(string name)
    {
        var page = Open<KeysPage>();
        page.Find("#api-client").Input(name);
        page.Find(".api-keys-new").Submit();

        Assert.Equal("名称须为 1 至 40 位小写字母、数字或连字符，且未被使用。", Alert(page));
        Assert.Equal(name, page.Find("#api-client").GetAttribute("value") ?? "");
        Assert.Empty(Keys.All);
    }

    [Fact]
    public void A_store_that_is_away_makes_no_key_and_keeps_the_name()
    {
        var page = Open<KeysPage>();
        Documents.Answering = Away;
        page.Find("#api-client").Input("grid-app");
        page.Find(".api-keys-new").Submit();

        page.WaitForAssertion(() => Assert.Contains("内容没有改动", Alert(page), StringComparison.Ordinal));
        Assert.Equal("grid-app", page.Find("#api-client").GetAttribute("value"));
        Assert.Empty(page.FindAll("#api-key-secret"));
    }

    [Fact]
    public void A_key_is_revoked_only_after_asking()
    {
        var page = Open<KeysPage>();
        var secret = Make(page, "grid-app");
        Button(page, "撤销 grid-app 的密钥").Click();
        Assert.Contains("撤销后该系统立即不能上报", page.Find(".api-keys-ask").TextContent, StringComparison.Ordinal);
        Button(page, "保留").Click();
        Assert.NotNull(Keys.Find(secret));

        Button(page, "撤销 grid-app 的密钥").Click();
        page.Find(".api-keys-danger").Click();

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".api-keys li")));
        Assert.Null(Keys.Find(secret));
        Assert.Empty(page.FindAll("#api-key-secret"));
    }

    [Fact]
    public void The_keys_of_walls_are_those_of_the_chosen_community()
    {
        var page = Open<KeysPage>();
        page.Find("#wall-label").Input("一楼大厅");
        page.Find(".wall-keys-new").Submit();
        page.WaitForElement("#wall-address");

        page.Find("#walls-community").Change("lake");

        page.WaitForAssertion(() => Assert.Contains("还没有密钥", page.Find(".keys-walls").TextContent, StringComparison.Ordinal));
    }

    private ApiKeys Keys => Services.GetRequiredService<ApiKeys>();

    private static string Make(IRenderedComponent<IComponent> page, string client)
    {
        page.Find("#api-client").Input(client);
        page.Find(".api-keys-new").Submit();
        return page.WaitForElement("#api-key-secret").GetAttribute("value")!;
    }
}
