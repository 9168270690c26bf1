using System.Net;
using RedProperty.Realtime.Desk.Residents;

namespace RedProperty.Realtime.Desk.Tests.Residents;

/// <summary>Without a line of JavaScript.</summary>
public sealed class ReportingByForm : IAsyncLifetime
{
    private readonly ServedPages pages = new();

    public ValueTask InitializeAsync() => pages.InitializeAsync();

    public ValueTask DisposeAsync() => pages.DisposeAsync();

    [Fact]
    public async Task The_corridors_address_has_the_building_filled_in_and_promises_what_the_policy_says()
    {
        var page = await pages.Open("/r/spring-1-01");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("01号楼", page.Text, StringComparison.Ordinal);
        Assert.Contains("20 分钟内响应，09:20 前", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("blazor", page.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_kind_is_enough_and_the_resident_lands_where_the_matter_can_be_followed()
    {
        var page = await pages.Report();
        var ticket = await pages.TicketOf(page);

        Assert.Equal(("lamp-out", "qr", "三楼的灯不亮", "spring-1-01"), (ticket.Kind, ticket.Channel, ticket.Description, ticket.Place.Building));
        Assert.Null(ticket.Reporter);
        Assert.Contains(ticket.Number, page.Text, StringComparison.Ordinal);
        Assert.Contains("09:20", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_one_report()
    {
        var page = await pages.Open("/r/spring-1-01");
        var filled = new Dictionary<string, string> { ["kind"] = "lamp-out" };
        var first = await pages.Send(page, filled);
        var second = await pages.Send(page, filled);

        Assert.Equal(first.Location, second.Location);
        Assert.Single(pages.House.EventsOf("grid/spring-1"));
    }

    [Fact]
    public async Task Words_alone_lead_to_a_suggestion_that_is_sent_with_one_press()
    {
        var asked = await pages.Send(await pages.Open("/r/spring-1-01"), new() { ["text"] = "电梯又停了", ["unit"] = "2单元" });
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.Contains("像是这一类", asked.Text, StringComparison.Ordinal);
        Assert.Contains("电梯又停了", asked.Text, StringComparison.Ordinal);
        Assert.Empty(pages.House.EventsOf("grid/spring-1"));

        var sent = await pages.Send(asked, new() { ["kind"] = "lift-stopped", ["text"] = "电梯又停了", ["unit"] = "2单元" });
        var ticket = await pages.TicketOf(await pages.Open(sent.Location!));
        Assert.Equal(("lift-stopped", "2单元"), (ticket.Kind, ticket.Place.Unit));
    }

    [Fact]
    public async Task A_neighbours_report_is_shown_first_and_followed_with_one_press_words_and_photos_go_along()
    {
        var first = await pages.TicketOf(await pages.Report(text: "三楼楼道的灯不亮了"));
        var filled = new Dictionary<string, string> { ["kind"] = "lamp-out", ["text"] = "三楼楼道灯不亮，电话13911112222" };
        var asked = await pages.Send(await pages.Open("/r/spring-1-01"), filled, ServedPages.GoodPhoto);
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.Contains("1 位邻居已反映", asked.Text, StringComparison.Ordinal);
        Assert.Single(pages.House.EventsOf("grid/spring-1"));

        var followed = await pages.Open((await pages.Send(asked, new(filled) { ["follow"] = first.Id })).Location!);

        var ticket = (await pages.House.Load(first.Id, null, Xunit.TestContext.Current.CancellationToken)).Ticket!;
        Assert.Equal((1, 1, 1), (ticket.Followers, ticket.PhotoIds.Count, ticket.ResidentWords));
        Assert.Contains(ticket.Number, followed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(first.TrackingCode!, followed.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("13911112222", followed.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_says_that_it_is_another_matter_reports_it()
    {
        await pages.Report();
        var asked = await pages.Send(await pages.Open("/r/spring-1-01"), new() { ["kind"] = "lamp-out", ["text"] = "三楼的灯不亮" });

        var sent = await pages.Send(asked, new() { ["kind"] = "lamp-out", ["text"] = "三楼的灯不亮" });

        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.Equal(2, pages.House.EventsOf("grid/spring-1").Count);
    }

    [Theory]
    [InlineData("kind", "", "请选一个类别")]
    [InlineData("phone", "不想说", "手机号只写数字")]
    public async Task A_refusal_names_its_field_and_keeps_every_word(string field, string value, string sentence)
    {
        var filled = new Dictionary<string, string> { ["kind"] = "lamp-out", ["text"] = "<b>三楼</b> 很黑", ["name"] = "某某" };
        filled[field] = value;
        if (field == "kind")
        {
            filled["text"] = "说不清";
        }

        var refused = await pages.Send(await pages.Open("/r/spring-1-01"), filled);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\" aria-describedby=\"fault\"", refused.Html, StringComparison.Ordinal);
        Assert.Contains(filled["text"], WebUtility.HtmlDecode(refused.Html), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>三楼</b>", refused.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"某某\"", WebUtility.HtmlDecode(refused.Html), StringComparison.Ordinal);
        Assert.Equal(32, refused.Hidden.Single(pair => pair.Key == "commandId").Value.Length);
        Assert.Empty(pages.House.EventsOf("grid/spring-1"));
    }

    [Fact]
    public async Task A_form_of_another_site_changes_nothing_and_the_words_stay()
    {
        var refused = await pages.Send(
            await pages.Open("/r/spring-1-01"), new() { ["kind"] = "lamp-out", ["text"] = "三楼很黑", ["__RequestVerificationToken"] = "forged" });

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("三楼很黑", refused.Text, StringComparison.Ordinal);
        Assert.Empty(pages.House.EventsOf("grid/spring-1"));
    }

    [Fact]
    public async Task Photos_come_along_and_a_bad_one_does_not_cost_the_good_ones()
    {
        var refused = await pages.Send(await pages.Open("/r/spring-1-01"), new() { ["kind"] = "lamp-out" }, ServedPages.GoodPhoto, ServedPages.BadPhoto);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("有照片收不下", refused.Text, StringComparison.Ordinal);
        Assert.Contains("已收到 1 张照片", refused.Text, StringComparison.Ordinal);

        var sent = await pages.Send(refused, new() { ["kind"] = "lamp-out" }, ServedPages.GoodPhoto);
        var page = await pages.Open(sent.Location!);
        Assert.Equal(2, (await pages.TicketOf(page)).PhotoIds.Count);
        Assert.Contains("?code=", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_building_is_a_kind_message()
    {
        var page = await pages.Open("/r/no-such-building");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("没有找到这栋楼", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_forms_of_one_address_are_asked_to_wait()
    {
        var form = await pages.Open("/r/none");
        var (sent, refused) = (0, form);
        while (refused.Status != HttpStatusCode.TooManyRequests && sent < 10 * AddressLimits.Forms)
        {
            refused = await pages.Send(form, []);
            sent++;
        }

        // Some grow back while this runs.
        Assert.InRange(sent, AddressLimits.Forms + 1, 2 * AddressLimits.Forms);
        Assert.NotNull(refused.Answer.Headers.RetryAfter);
        Assert.Contains("请稍等一分钟", refused.Text, StringComparison.Ordinal);
    }
}
