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
    [InlineData("unavailable", true)]
    [InlineData("limited", true)]
    [InlineData("conflict", false)]
    [InlineData("failed", false)]
    public void Says_whether_trying_again_may_help(string code, bool isPassing) =>
        Assert.Equal(isPassing, new CoordinationFault(code, "A sentence.").IsPassing);
}
