using System.Net;
using System.Net.Http.Json;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Server.Tests.Catalogue;

public sealed class KindDoorTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anybody_is_told_what_a_text_may_be_about_and_by_which_words()
    {
        var suggested = await house.Anybody.GetFromJsonAsync<List<SuggestedKind>>("/api/kinds/suggest?text=" + Uri.EscapeDataString("楼道有堆物，电梯也停了"), Token);

        Assert.Equal([("lift-stopped", "电梯"), ("corridor-clutter", "堆物")], suggested!.Select(one => (one.Kind, Assert.Single(one.Words))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?text=")]
    [InlineData("?text=%F0%9F%92%A1zzz")]
    public async Task Nothing_to_go_by_is_an_empty_list(string query) =>
        Assert.Empty((await house.Anybody.GetFromJsonAsync<List<SuggestedKind>>("/api/kinds/suggest" + query, Token))!);

    [Fact]
    public async Task Too_long_a_text_is_refused_by_its_name() =>
        await Expect.Problem(await house.Anybody.GetAsync("/api/kinds/suggest?text=" + new string('x', 1001), Token), 400, "invalid", "text");

    [Fact]
    public async Task One_address_that_asks_too_often_is_told_to_wait()
    {
        await using var other = new ServedHouse();
        await other.InitializeAsync();
        HttpResponseMessage answer;
        var asked = 0;
        do
        {
            answer = await other.Anybody.GetAsync("/api/kinds/suggest?text=x", Token);
        }
        while (answer.StatusCode == HttpStatusCode.OK && ++asked < 1000);

        await Expect.Problem(answer, 429, "limited");
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter!.Delta);
        Assert.True(asked >= 50, $"{asked} were answered");
    }
}
