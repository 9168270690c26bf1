namespace RedProperty.Realtime.Client.Tests;

public class CoordinationFaultTests
{
    [Theory]
    [InlineData("conflict: Somebody was faster.", "conflict", "Somebody was faster.")]
    [InlineData(
        "An unexpected error occurred invoking 'Acknowledge' on the server. HubException: notFound: There is no ticket 'x: y'.",
        "notFound",
        "There is no ticket 'x: y'.")]
    [InlineData("Failed to invoke 'Acknowledge' due to an error on the server.", "failed", "Failed to invoke 'Acknowledge' due to an error on the server.")]
    [InlineData("Method does not exist.", "failed", "Method does not exist.")]
    [InlineData("unavailable: 存储暂不可用。\n请稍后再试。", "unavailable", "存储暂不可用。\n请稍后再试。")]
    public void Is_read_from_the_words_of_the_hub(string text, string code, string sentence)
    {
        var fault = CoordinationFault.Parse(text);

        Assert.Equal((code, sentence), (fault.Code, fault.Sentence));
    }

    [Theory]
    [InlineData("unavailable: The store is away.", true, null)]
    [InlineData("unavailable: The store is away; send again in 2 s.", true, 2.0)]
    [InlineData("limited: 50 commands a second are the most; send again in 0.25 s.", true, 0.25)]
    [InlineData("limited: A message has at most 256 kB.", false, null)]
    [InlineData("conflict: Look again in 5 s.", false, 5.0)]
    [InlineData("Failed to invoke it.", false, null)]
    public void Says_whether_and_when_trying_again_may_help(string text, bool isPassing, double? seconds)
    {
        var fault = CoordinationFault.Parse(text);

        Assert.Equal((isPassing, seconds), (fault.IsPassing, fault.RetryAfter?.TotalSeconds));
    }
}
