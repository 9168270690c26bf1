using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Server.Files;

namespace RedProperty.Realtime.Server.Tests.Files;

/// <summary>What the policy file says of pauses, extensions and reminders.</summary>
public sealed class PolicyClocksTests
{
    private const string Part = "$.pauses.waitingForPart";
    private const string Ordinary = "$.reminders.ordinary";

    [Fact]
    public void What_is_said_is_what_is_promised()
    {
        var terms = Promised("""
            "pauses": { "waitingForPart": { "stops": ["solution", "writtenReply"], "atMost": { "amount": 16, "unit": "workingHours" } } },
            "extensionShare": 0.5,
            "reminders": { "ordinary": { "every": { "amount": 15, "unit": "minutes" }, "atMost": 3 } }
            """);

        var pause = Assert.Single(terms.Pauses!);
        Assert.Equal((PauseReason.WaitingForPart, Allowance.OfWorkingHours(16)), (pause.Reason, pause.AtMost));
        Assert.Equal([Obligation.Solution, Obligation.WrittenReply], pause.Stops);
        Assert.Equal(0.5, terms.ExtensionShare);
        Assert.Equal(new ReminderRule(Allowance.OfMinutes(15), 3), terms.Reminder);
    }

    [Fact]
    public void What_is_not_said_is_as_2341_and_what_is_said_to_be_nothing_is_nothing()
    {
        Assert.Equal(ResponsePolicy.Rule2341.TermsFor("lamp-out", "x", Severity.Ordinary), Promised(null));

        var nothing = Promised("\"pauses\": {}, \"extensionShare\": 0, \"reminders\": {}");
        Assert.Empty(nothing.Pauses!);
        Assert.Equal(0, nothing.ExtensionShare);
        Assert.Null(nothing.Reminder);
    }

    [Fact]
    public void The_shipped_file_says_what_2341_says() =>
        Assert.All(
            Enum.GetValues<Severity>(),
            severity => Assert.Equal(
                ResponsePolicy.Rule2341.TermsFor("x", "x", severity), Shipped.Sound(PolicyFile.Read(Shipped.Policy, null, null)).TermsFor("x", "x", severity)));

    [Theory]
    [InlineData("$.pauses", "\"pauses\": []", "must be an object with waitingForResident, waitingForPart.")]
    [InlineData("$.pauses.lunch", "\"pauses\": { \"lunch\": {} }", "'lunch' is unknown; use waitingForResident, waitingForPart.")]
    [InlineData(Part, "\"pauses\": { \"waitingForPart\": { \"atMost\": { \"amount\": 1, \"unit\": \"days\" } } }", "lacks 'stops'.")]
    [InlineData(Part, "\"pauses\": { \"waitingForPart\": { \"stops\": [\"solution\"] } }", "lacks 'atMost'.")]
    [InlineData(Part + ".until", "\"pauses\": { \"waitingForPart\": { \"stops\": [\"solution\"], \"atMost\": { \"amount\": 1, \"unit\": \"days\" }, \"until\": 3 } }", "'until' is unknown; use stops, atMost.")]
    [InlineData(Part + ".stops", "\"pauses\": { \"waitingForPart\": { \"stops\": [], \"atMost\": { \"amount\": 1, \"unit\": \"days\" } } }", "names no obligation; a pause that stops no clock is none.")]
    [InlineData(Part + ".stops", "\"pauses\": { \"waitingForPart\": { \"stops\": \"solution\", \"atMost\": { \"amount\": 1, \"unit\": \"days\" } } }", "must be a list: [ ... ].")]
    [InlineData(Part + ".stops[1]", "\"pauses\": { \"waitingForPart\": { \"stops\": [\"solution\", \"sleep\"], \"atMost\": { \"amount\": 1, \"unit\": \"days\" } } }", "'sleep' is unknown; use response, solution, writtenReply.")]
    [InlineData(Part + ".stops[0]", "\"pauses\": { \"waitingForPart\": { \"stops\": [7], \"atMost\": { \"amount\": 1, \"unit\": \"days\" } } }", "must be a text in quotation marks.")]
    [InlineData(Part + ".atMost.amount", "\"pauses\": { \"waitingForPart\": { \"stops\": [\"solution\"], \"atMost\": { \"amount\": 366, \"unit\": \"days\" } } }", "must be more than 0 and at most 365 days.")]
    [InlineData("$.extensionShare", "\"extensionShare\": -0.1", "must be 0 to 10; 1 grants at most as long again, 0 grants none.")]
    [InlineData("$.extensionShare", "\"extensionShare\": 10.5", "must be 0 to 10; 1 grants at most as long again, 0 grants none.")]
    [InlineData("$.extensionShare", "\"extensionShare\": \"1\"", "must be a number.")]
    [InlineData("$.reminders", "\"reminders\": 7", "must be an object with ordinary, major.")]
    [InlineData("$.reminders.grave", "\"reminders\": { \"grave\": {} }", "'grave' is unknown; use ordinary, major.")]
    [InlineData(Ordinary, "\"reminders\": { \"ordinary\": { \"atMost\": 3 } }", "lacks 'every'.")]
    [InlineData(Ordinary, "\"reminders\": { \"ordinary\": { \"every\": { \"amount\": 5, \"unit\": \"minutes\" } } }", "lacks 'atMost'.")]
    [InlineData(Ordinary + ".every.unit", "\"reminders\": { \"ordinary\": { \"every\": { \"amount\": 5, \"unit\": \"weeks\" }, \"atMost\": 3 } }", "'weeks' is unknown; use minutes, hours, days, workingHours.")]
    [InlineData(Ordinary + ".atMost", "\"reminders\": { \"ordinary\": { \"every\": { \"amount\": 5, \"unit\": \"minutes\" }, \"atMost\": 0 } }", "must be a whole number from 1 to 100.")]
    [InlineData(Ordinary + ".atMost", "\"reminders\": { \"ordinary\": { \"every\": { \"amount\": 5, \"unit\": \"minutes\" }, \"atMost\": 101 } }", "must be a whole number from 1 to 100.")]
    [InlineData(Ordinary + ".atMost", "\"reminders\": { \"ordinary\": { \"every\": { \"amount\": 5, \"unit\": \"minutes\" }, \"atMost\": 2.5 } }", "must be a whole number from 1 to 100.")]
    [InlineData(Ordinary + ".atMost", "\"reminders\": { \"ordinary\": { \"every\": { \"amount\": 5, \"unit\": \"minutes\" }, \"atMost\": null } }", "must be a number.")]
    public void A_mistake_is_told_once_with_its_place_and_the_way_out(string path, string clocks, string sentence)
    {
        var fault = Assert.Single(Read(clocks).Faults);

        Assert.Equal(("policy.json", path, sentence), (fault.File, fault.Field, fault.Message));
    }

    private static Terms Promised(string? clocks) => Shipped.Sound(Read(clocks)).TermsFor("lamp-out", "x", Severity.Ordinary);

    private static Checked<ResponsePolicy> Read(string? clocks)
    {
        const string terms = """{ "response": { "amount": 20, "unit": "minutes" }, "solution": { "amount": 30, "unit": "minutes" } }""";
        var rest = clocks is null ? string.Empty : $", {clocks}";
        return PolicyFile.Read(
            DataFile.OfText("policy.json", $$"""{ "yellowShare": 0.75, "limits": { "ordinary": {{terms}}, "major": {{terms}} }{{rest}} }"""), null, null);
    }
}
