using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Server.Files;

namespace RedProperty.Realtime.Server.Tests.Files;

public sealed class PolicyFileTests
{
    private const string Ordinary = """{ "response": { "amount": 20, "unit": "minutes" }, "solution": { "amount": 30, "unit": "minutes" } }""";

    [Fact]
    public void An_override_for_a_kind_in_a_community_wins_over_one_for_the_kind()
    {
        var policy = Shipped.Sound(Read(WithOverrides("""
            { "kind": "gas-smell", "limits": { "response": { "amount": 10, "unit": "minutes" } } },
            { "reason": "agreed", "kind": "gas-smell", "community": "yanzishan", "limits": { "response": { "amount": 5, "unit": "minutes" } } },
            { "severity": "ordinary", "community": "huali", "limits": { "solution": { "amount": 2, "unit": "workingHours" } } }
            """)));
        Assert.Equal(Allowance.OfMinutes(5), policy.TermsFor("gas-smell", "yanzishan", Severity.Major).AllowanceFor(Obligation.Response));
        Assert.Equal(Allowance.OfMinutes(10), policy.TermsFor("gas-smell", "huali", Severity.Major).AllowanceFor(Obligation.Response));
        Assert.Equal(Allowance.OfWorkingHours(2), policy.TermsFor("lamp-out", "huali", Severity.Ordinary).AllowanceFor(Obligation.Solution));
        Assert.Equal(Allowance.OfMinutes(30), policy.TermsFor("lamp-out", "yanzishan", Severity.Ordinary).AllowanceFor(Obligation.Solution));
    }

    [Fact]
    public void The_demo_clock_shortens_every_allowance()
    {
        var policy = Shipped.Sound(PolicyFile.Read(Shipped.Policy, null, null, timeScale: 60));
        Assert.Equal(TimeSpan.FromSeconds(20), policy.TermsFor("lamp-out", "yanzishan", Severity.Ordinary).AllowanceFor(Obligation.Response)!.Length);
        Assert.Equal(TimeSpan.FromMinutes(24), policy.TermsFor("lift-stopped", "yanzishan", Severity.Major).AllowanceFor(Obligation.Solution)!.Length);
    }

    [Fact]
    public void A_comment_in_the_file_does_no_harm() =>
        Shipped.Sound(Read("// 2341\n" + WithOverrides(string.Empty)));

    [Theory]
    [InlineData("{\n  \"yellowShare\": 0.75,\n  \"limits\": }", 3)]
    [InlineData("{\n  \"yellowShare\": 0.75\n  \"limits\": {} }", 3)]
    [InlineData("{\n\n  \"yellowShare\": 075 }", 3)]
    [InlineData("{ \"yellowShare\": 0.75,\n", 2)]
    [InlineData("{}\n{}", 2)]
    [InlineData("not json", 1)]
    public void Broken_json_is_told_with_its_line(string text, int line)
    {
        var fault = Assert.Single(Read(text).Faults);
        Assert.Equal((line, "json"), (fault.Line, fault.Field));
    }

    [Fact]
    public void Json_nested_without_end_is_told()
    {
        var fault = Assert.Single(Read(new string('[', 5_000)).Faults);
        Assert.Equal("json", fault.Field);
    }

    [Theory]
    [InlineData("$.yellowShare", "\"yellowShare\": 0.75", "\"yellowShare\": 0")]
    [InlineData("$.yellowShare", "\"yellowShare\": 0.75", "\"yellowShare\": 1")]
    [InlineData("$.yellowShare", "\"yellowShare\": 0.75", "\"yellowShare\": \"0.75\"")]
    [InlineData("$.yellowShare", "\"yellowShare\": 0.75", "\"yellowShare\": 0.75, \"yellowShare\": 0.5")]
    [InlineData("$.yelowShare", "\"yellowShare\": 0.75", "\"yellowShare\": 0.75, \"yelowShare\": 0.5")]
    [InlineData("$", "\"yellowShare\": 0.75,", "")]
    [InlineData("$.limits.ordinary.response.amount", "\"amount\": 20", "\"amount\": 0")]
    [InlineData("$.limits.ordinary.response.amount", "\"amount\": 20", "\"amount\": -20")]
    [InlineData("$.limits.ordinary.response.amount", "\"amount\": 20", "\"amount\": 600000")]
    [InlineData("$.limits.ordinary.response.amount", "\"amount\": 20", "\"amount\": 1e999")]
    [InlineData("$.limits.ordinary.response.amount", "\"amount\": 20", "\"amount\": null")]
    [InlineData("$.limits.ordinary.response", "\"amount\": 20,", "")]
    [InlineData("$.limits.ordinary.response.unit", "20, \"unit\": \"minutes\"", "20, \"unit\": \"fortnights\"")]
    [InlineData("$.limits.ordinary.response.unit", "20, \"unit\": \"minutes\"", "20, \"unit\": 3")]
    [InlineData("$.limits.ordinary.response.per", "20, \"unit\"", "20, \"per\": 1, \"unit\"")]
    [InlineData("$.limits.ordinary.respond", "\"response\"", "\"respond\": {}, \"response\"")]
    [InlineData("$.limits.ordinary", "\"response\": { \"amount\": 20, \"unit\": \"minutes\" },", "")]
    [InlineData("$.limits.ordinary", "\"solution\": { \"amount\": 30, \"unit\": \"minutes\" }", "\"writtenReply\": { \"amount\": 30, \"unit\": \"minutes\" }")]
    [InlineData("$.limits.huge", "\"limits\": {", "\"limits\": { \"huge\": {},")]
    [InlineData("$.limits.ordinary.response", "{ \"amount\": 20, \"unit\": \"minutes\" }", "20")]
    [InlineData("$.overrides", "\"overrides\": []", "\"overrides\": {}")]
    [InlineData("$.overrides[0]", "\"overrides\": []", "\"overrides\": [7]")]
    [InlineData("$.source", "\"overrides\": []", "\"source\": 7")]
    public void A_mistake_is_told_with_its_path(string path, string right, string wrong)
    {
        var sound = WithOverrides(string.Empty);
        Assert.Contains(right, sound, StringComparison.Ordinal);
        var at = sound.IndexOf(right, StringComparison.Ordinal);
        var result = Read(sound[..at] + wrong + sound[(at + right.Length)..]);
        Assert.Null(result.Value);
        Assert.All(result.Faults, fault => Assert.Equal(path, fault.Field));
        Assert.NotEmpty(result.Faults);
    }

    [Theory]
    [InlineData("$.overrides[0].kind", """{ "kind": "lamp-oot", "limits": { "response": { "amount": 1, "unit": "days" } } }""")]
    [InlineData("$.overrides[0].community", """{ "community": "yanzishan-1", "limits": { "response": { "amount": 1, "unit": "days" } } }""")]
    [InlineData("$.overrides[0].severity", """{ "severity": "grave", "limits": { "response": { "amount": 1, "unit": "days" } } }""")]
    [InlineData("$.overrides[0]", """{ "limits": { "response": { "amount": 1, "unit": "days" } } }""")]
    [InlineData("$.overrides[0]", """{ "kind": "lamp-out" }""")]
    [InlineData("$.overrides[0].limits", """{ "kind": "lamp-out", "limits": {} }""")]
    [InlineData("$.overrides[0].limits.response.amount", """{ "kind": "lamp-out", "limits": { "response": { "amount": 2001, "unit": "workingHours" } } }""")]
    public void A_mistake_in_an_override_is_told_with_its_path(string path, string rule) =>
        Assert.Equal(path, Assert.Single(Read(WithOverrides(rule)).Faults).Field);

    [Fact]
    public void The_same_condition_twice_is_told_at_the_second()
    {
        const string rule = """{ "kind": "lamp-out", "limits": { "response": { "amount": 1, "unit": "days" } } }""";
        Assert.Equal("$.overrides[1]", Assert.Single(Read(WithOverrides($"{rule}, {rule}")).Faults).Field);
    }

    private static string WithOverrides(string rules) => $$"""
        { "yellowShare": 0.75, "limits": { "ordinary": {{Ordinary}}, "major": {{Ordinary}} }, "overrides": [{{rules}}] }
        """;

    private static Checked<ResponsePolicy> Read(string text) =>
        PolicyFile.Read(DataFile.OfText("policy.json", text), Shipped.Rulebook.Catalogue, Shipped.Rulebook.Organisation);
}
