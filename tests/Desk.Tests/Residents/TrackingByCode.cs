using System.Net;
using RedProperty.Realtime.Desk.Residents;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Residents;

public sealed class TrackingByCode : IAsyncLifetime
{
    private readonly ServedPages pages = new();

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => pages.InitializeAsync();

    public ValueTask DisposeAsync() => pages.DisposeAsync();

    [Fact]
    public async Task Shows_who_holds_it_the_limits_and_the_answers_in_plain_words()
    {
        var page = await pages.Report();
        var ticket = await pages.TicketOf(page);
        await pages.Does("steward-spring-1", ticket, new AcknowledgeTicket("十分钟后到"));
        await pages.Does("steward-spring-1", ticket, new CommentOnTicket("此户难缠"));

        var later = await pages.Open(page.Path);

        Assert.Contains("有人在办了", later.Text, StringComparison.Ordinal);
        Assert.Contains("steward-spring-1", later.Text, StringComparison.Ordinal);
        Assert.Contains("09:00 做到（时限 09:20）", later.Text, StringComparison.Ordinal);
        Assert.Contains("十分钟后到", later.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("此户难缠", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_kept_out_of_search_engines_caches_and_referrers()
    {
        var headers = (await pages.Report()).Answer.Headers;

        Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("noindex", headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
        Assert.True(headers.CacheControl!.NoStore);
        Assert.Contains("script-src 'self'", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_and_a_photo_are_added()
    {
        var page = await pages.Report();
        var form = await pages.Open(page.Path.Split('?')[0] + "?do=word");
        Assert.DoesNotContain("http-equiv=\"refresh\"", form.Html, StringComparison.Ordinal);

        var sent = await pages.Send(form, new() { ["text"] = "四楼也不亮" }, ServedPages.GoodPhoto);

        var after = await pages.Open(sent.Location!);
        Assert.Contains("四楼也不亮", after.Text, StringComparison.Ordinal);
        Assert.Contains("http-equiv=\"refresh\"", after.Html, StringComparison.Ordinal);
        Assert.Single((await pages.TicketOf(page)).PhotoIds);
    }

    [Fact]
    public async Task Not_solved_takes_it_up_again_and_a_rating_closes_it()
    {
        var page = await pages.Report();
        var (path, ticket) = (page.Path.Split('?')[0], await pages.TicketOf(page));
        await pages.Does("steward-spring-1", ticket, new ResolveTicket("灯泡换了", []));

        await pages.Send(await pages.Open(path + "?do=reopen"), new() { ["text"] = "还是不亮" });
        Assert.Equal((1, Phase.Reported), ((await pages.TicketOf(page)).Reworks, (await pages.TicketOf(page)).Phase));

        await pages.Does("steward-spring-1", ticket, new ResolveTicket("线路修好了", []));
        var rated = await pages.Send(await pages.Open(path), new() { ["rating"] = "5", ["text"] = "很好" });
        var after = await pages.Open(rated.Location!);
        Assert.Equal((5, Phase.Closed), ((await pages.TicketOf(page)).Rating, (await pages.TicketOf(page)).Phase));
        Assert.Contains("居民评价：5 星", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rating_without_stars_or_of_what_has_moved_on_is_refused_in_words()
    {
        var page = await pages.Report();
        var (path, ticket) = (page.Path.Split('?')[0], await pages.TicketOf(page));
        await pages.Does("steward-spring-1", ticket, new ResolveTicket("灯泡换了", []));
        var form = await pages.Open(path);

        var noStars = await pages.Send(form, new() { ["text"] = "好" });
        Assert.Equal(HttpStatusCode.BadRequest, noStars.Status);
        Assert.Contains("请点选 1 到 5 颗星", noStars.Text, StringComparison.Ordinal);

        await pages.Does("manager-spring", ticket, new ReopenTicket("抽查不合格"));
        var late = await pages.Send(form, new() { ["rating"] = "5" });
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("已收到，等待响应", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_codes_are_a_kind_message_until_there_are_too_many()
    {
        var page = await pages.Open("/t/guess");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("没有找到这件事", page.Text, StringComparison.Ordinal);
        var tries = 1;
        while (page.Status != HttpStatusCode.TooManyRequests && tries < 10 * AddressLimits.Guesses)
        {
            page = await pages.Open($"/t/guess{tries}");
            tries++;
        }

        // Some grow back while this runs.
        Assert.InRange(tries, AddressLimits.Guesses, 2 * AddressLimits.Guesses);
        Assert.Contains("请稍等一分钟", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_told_at_once_and_the_line_ends_with_the_program()
    {
        var page = await pages.Report();
        var ticket = await pages.TicketOf(page);
        using var answer = await pages.Phone.GetAsync(page.Path.Split('?')[0] + "/events", HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        using var line = new StreamReader(await answer.Content.ReadAsStreamAsync(Token));
        Assert.Equal("1", await Next(line, "state"));

        await pages.Does("steward-spring-1", ticket, new AcknowledgeTicket("马上到"));
        Assert.Equal("2", await Next(line, "changed"));

        await pages.Stop();
        Assert.Null(await Next(line, "changed"));
    }

    [Fact]
    public async Task A_line_of_an_unknown_code_is_not_opened() =>
        Assert.Equal(HttpStatusCode.NotFound, (await pages.Phone.GetAsync("/t/none/events", Token)).StatusCode);

    /// <summary>The data of the next event of that name; null when the line ended.</summary>
    private static async Task<string?> Next(StreamReader line, string name)
    {
        while (await line.ReadLineAsync(Token) is { } words)
        {
            if (words == $"event: {name}")
            {
                return (await line.ReadLineAsync(Token))!["data: ".Length..];
            }
        }

        return null;
    }
}
