namespace RedProperty.Realtime.Server.Tests.Open311;

public sealed class LimitTests
{
    [Fact]
    public async Task A_key_that_reports_too_much_is_slowed_down_and_others_are_not()
    {
        await using var house = new ServedHouse();
        house.Settings["Open311:ReportsPerSecond"] = "3";
        await house.InitializeAsync();
        var door = new Door(house);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Post(door, ServedHouse.ClientKey)));
        using var other = await Post(door, ServedHouse.OtherClientKey);

        var slowed = answers.Where(answer => (int)answer.StatusCode == 429).ToList();
        Assert.NotEmpty(slowed);
        Assert.True(answers.Length - slowed.Count >= 3);
        await Door.Errors(slowed[0], 429);
        Assert.NotNull(slowed[0].Headers.RetryAfter);
        Assert.Equal(200, (int)other.StatusCode);
    }

    [Theory]
    [InlineData("Open311:ReportsPerSecond", "0")]
    [InlineData("Open311:Keys:hotline", "")]
    [InlineData("Open311:Keys:hotline", ServedHouse.OtherClientKey)]
    public async Task A_wrong_setting_keeps_the_doors_shut(string key, string value)
    {
        var house = new ServedHouse();
        house.Settings[key] = value;

        var fault = await Assert.ThrowsAnyAsync<Microsoft.Extensions.Options.OptionsValidationException>(async () => await house.InitializeAsync());

        Assert.Contains(key.Split(':')[1], fault.Message, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Post(Door door, string key) =>
        door.Post([("api_key", key), ("service_code", "lamp-out"), ("address_id", "spring-1-01")]);
}
