using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Server.Files;

namespace RedProperty.Realtime.Server.Tests.Files;

/// <summary>What the policy file says of devices in the field.</summary>
public sealed class PolicyFieldTests
{
    [Theory]
    [InlineData("{}", 10, 30)]
    [InlineData("""{ "lockAfter": "PT1M" }""", 1, 30)]
    [InlineData("""{ "lockAfter": "PT12H", "deviceLife": "P1D" }""", 720, 1)]
    [InlineData("""{ "lockAfter": "PT1H30M", "deviceLife": "P365D" }""", 90, 365)]
    public void What_is_said_holds_and_what_is_not_said_is_as_always(string field, int minutes, int days) =>
        Assert.Equal(new FieldPolicy(TimeSpan.FromMinutes(minutes), TimeSpan.FromDays(days)), Shipped.Sound(Read(field)).Field);

    [Fact]
    public void A_file_without_it_and_the_shipped_one_lock_after_ten_minutes_and_keep_devices_for_thirty_days()
    {
        Assert.Equal(FieldPolicy.Default, Shipped.Sound(Read(null)).Field);
        Assert.Equal(FieldPolicy.Default, Shipped.Sound(PolicyFile.Read(Shipped.Policy, null, null)).Field);
    }

    [Theory]
    [InlineData("$.field", "3", "must be an object with lockAfter, deviceLife.")]
    [InlineData("$.field.lock", """{ "lock": "PT1M" }""", "'lock' is unknown; use lockAfter, deviceLife.")]
    [InlineData("$.field.lockAfter", """{ "lockAfter": 10 }""", "must be a text in quotation marks.")]
    [InlineData("$.field.lockAfter", """{ "lockAfter": "10 minutes" }""", "PT1M (1 minute) to PT12H (12 hours)")]
    [InlineData("$.field.lockAfter", """{ "lockAfter": "PT59S" }""", "PT1M (1 minute) to PT12H (12 hours)")]
    [InlineData("$.field.lockAfter", """{ "lockAfter": "PT12H1S" }""", "PT1M (1 minute) to PT12H (12 hours)")]
    [InlineData("$.field.lockAfter", """{ "lockAfter": "PT" }""", "PT1M (1 minute) to PT12H (12 hours)")]
    [InlineData("$.field.lockAfter", """{ "lockAfter": "-PT10M" }""", "PT1M (1 minute) to PT12H (12 hours)")]
    [InlineData("$.field.deviceLife", """{ "deviceLife": "PT23H" }""", "P1D (1 day) to P365D (365 days)")]
    [InlineData("$.field.deviceLife", """{ "deviceLife": "P366D" }""", "P1D (1 day) to P365D (365 days)")]
    [InlineData("$.field.deviceLife", """{ "deviceLife": "P1M" }""", "P1D (1 day) to P365D (365 days)")]
    public void What_cannot_be_is_refused_where_it_stands(string path, string field, string words)
    {
        var fault = Assert.Single(Read(field).Faults);

        Assert.Equal(path, fault.Field);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", 3 * 24 * 60, 30)]
    [InlineData("""{ "idle": "PT15M" }""", 15, 30)]
    [InlineData("""{ "idle": "P30D", "life": "P365D" }""", 30 * 24 * 60, 365)]
    public void How_long_desks_stay_signed_in_is_said_beside_it(string desk, int minutes, int days) =>
        Assert.Equal(new DeskPolicy(TimeSpan.FromMinutes(minutes), TimeSpan.FromDays(days)), Shipped.Sound(Read(desk, "desk")).Desk);

    [Theory]
    [InlineData("$.desk", "3", "must be an object with idle, life.")]
    [InlineData("$.desk.idle", """{ "idle": "PT14M59S" }""", "PT15M (15 minutes) to P30D (30 days)")]
    [InlineData("$.desk.idle", """{ "idle": "P31D" }""", "PT15M (15 minutes) to P30D (30 days)")]
    [InlineData("$.desk.life", """{ "life": "PT23H" }""", "P1D (1 day) to P365D (365 days)")]
    public void What_cannot_be_of_desks_is_refused_where_it_stands(string path, string desk, string words)
    {
        var fault = Assert.Single(Read(desk, "desk").Faults);

        Assert.Equal(path, fault.Field);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    private static Checked<Domain.Deadlines.ResponsePolicy> Read(string? field, string name = "field")
    {
        var policy = """{ "yellowShare": 0.75, "limits": { "ordinary": LIMITS, "major": LIMITS } FIELD }"""
            .Replace("LIMITS", """{ "response": { "amount": 20, "unit": "minutes" }, "solution": { "amount": 30, "unit": "minutes" } }""", StringComparison.Ordinal)
            .Replace("FIELD", field is null ? "" : $", \"{name}\": {field}", StringComparison.Ordinal);
        return PolicyFile.Read(DataFile.OfText("policy.json", policy), null, null);
    }
}
