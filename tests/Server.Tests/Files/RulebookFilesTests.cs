using System.Text;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Server.Files;

namespace RedProperty.Realtime.Server.Tests.Files;

public sealed class RulebookFilesTests
{
    [Fact]
    public void Every_fault_of_every_file_is_told_at_once()
    {
        var files = new RulebookFiles(
            DataFile.OfText("organisation.csv", "type\ncity"),
            DataFile.OfText("catalogue.csv", ""),
            DataFile.OfText("policy.json", "{"),
            DataFile.OfText("calendar.json", "[]"),
            DataFile.OfText("disclosure.json", "{}"));
        var result = files.Check();
        Assert.Null(result.Value);
        Assert.Equal(
            ["calendar.json", "catalogue.csv", "disclosure.json", "organisation.csv", "policy.json"], result.Faults.Select(fault => fault.File).Distinct().Order());
    }

    [Fact]
    public void A_broken_catalogue_does_not_make_the_policys_kinds_look_wrong()
    {
        var policy = Encoding.UTF8.GetString(Shipped.Policy.Content.Span).Replace(
            "\"overrides\": []",
            """ "overrides": [{ "kind": "lamp-out", "community": "huali", "limits": { "response": { "amount": 1, "unit": "days" } } }]""",
            StringComparison.Ordinal);
        var files = Shipped.All with { Policy = DataFile.OfText("policy.json", policy), Catalogue = DataFile.OfText("catalogue.csv", "type") };
        Assert.All(files.Check().Faults, fault => Assert.Equal("catalogue.csv", fault.File));
    }

    [Fact]
    public void A_city_that_has_not_been_entered_yet_is_no_fault()
    {
        var rulebook = Shipped.Sound((Shipped.All with { Organisation = null }).Check());
        Assert.Empty(rulebook.Organisation.Places);
    }

    [Fact]
    public void An_override_may_not_name_a_community_of_a_city_that_is_not_there()
    {
        var policy = Encoding.UTF8.GetString(Shipped.Policy.Content.Span).Replace(
            "\"overrides\": []",
            """ "overrides": [{ "community": "huali", "limits": { "response": { "amount": 1, "unit": "days" } } }]""",
            StringComparison.Ordinal);
        var files = Shipped.All with { Organisation = null, Policy = DataFile.OfText("policy.json", policy) };
        Assert.Equal("$.overrides[0].community", Assert.Single(files.Check().Faults).Field);
    }

    [Fact]
    public void The_time_scale_reaches_the_policy() => Assert.Equal(60, Shipped.Sound(Shipped.All.Check(60)).Policy.TimeScale);

    /// <summary>However a file is mangled, the answer is a rulebook or faults, never an exception and never both.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_comes_is_answered(int seed)
    {
        var random = new Random(seed);
        DataFile[] files = [Shipped.Organisation, Shipped.Catalogue, Shipped.Policy, Shipped.Calendar, Shipped.Disclosure];
        for (var i = 0; i < 200; i++)
        {
            var broken = files.ToArray();
            var at = random.Next(files.Length);
            broken[at] = Mangle(files[at], random);
            var result = new RulebookFiles(broken[0], broken[1], broken[2], broken[3], broken[4]).Check();
            Assert.NotEqual(result.Value is null, result.Faults.Count == 0);
            Assert.All(result.Faults, AssertReadable);
        }
    }

    private static DataFile Mangle(DataFile file, Random random)
    {
        var bytes = file.Content.ToArray();
        var at = random.Next(bytes.Length);
        byte[] interesting = [0, (byte)'"', (byte)',', (byte)'\n', (byte)'{', (byte)'-', 0x80, 0xFF, (byte)'9'];
        var letter = interesting[random.Next(interesting.Length)];
        bytes = random.Next(4) switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], letter, .. bytes[(at + 1)..]],
            2 => [.. bytes[..at], letter, .. bytes[at..]],
            _ => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 40))..]],
        };
        return file with { Content = bytes };
    }

    private static void AssertReadable(DataFault fault)
    {
        Assert.NotEmpty(fault.Field);
        Assert.EndsWith(".", fault.Message, StringComparison.Ordinal);
        Assert.InRange(fault.Line, 0, 2_000);
    }
}
