using Microsoft.AspNetCore.Components;
using RedProperty.Realtime.Desk.Administration;

namespace RedProperty.Realtime.Desk.Tests.Administration;

/// <summary>What all pages of the administration have in common.</summary>
public sealed class AdminPagesTests : AdminTest
{
    public static TheoryData<string> Persons => new("secretary-spring", "city", "worker-spring-1");

    [Theory]
    [MemberData(nameof(Persons))]
    public async Task All_are_closed_to_everybody_but_administrators(string person)
    {
        SignInAs(person);
        await AssertClosed<OrganisationPage>();
        await AssertClosed<AccountsPage>();
        await AssertClosed<CataloguePage>();
        await AssertClosed<PolicyPage>();
        await AssertClosed<KeysPage>();
        await AssertClosed<AuditPage>();
    }

    [Fact]
    public void Nothing_can_be_typed_before_somebody_listens()
    {
        AssertWaits<OrganisationPage>();
        AssertWaits<AccountsPage>();
        AssertWaits<PolicyPage>();
        AssertWaits<KeysPage>();
        AssertWaits<AuditPage>();
    }

    [Fact]
    public void Each_leads_to_the_others_and_says_where_one_is()
    {
        var page = Open<CataloguePage>();

        Assert.Equal(
            ["组织架构", "账号", "事项目录", "时限与日历", "密钥", "操作日志", "看护", "后台作业"],
            page.FindAll("nav[aria-label=系统管理] a").Select(link => link.TextContent.Trim()));
        Assert.Equal("事项目录", page.Find("h1").TextContent);
    }

    private async Task AssertClosed<TPage>()
        where TPage : IComponent
    {
        var page = Open<TPage>();
        Assert.Contains("此页面仅限系统管理员", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("form, table, textarea, input, nav"));
        await DisposeComponentsAsync();
    }

    private void AssertWaits<TPage>()
        where TPage : IComponent
    {
        var page = BeforeTheCircuit<TPage>();
        Assert.NotEmpty(page.FindAll("h1"));
        Assert.NotEmpty(page.FindAll("[aria-busy=true]"));
        Assert.Empty(page.FindAll("form, textarea, input, button"));
    }
}
