using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Publication;
using RedProperty.Realtime.Server.Files;

namespace RedProperty.Realtime.Server.Tests.Files;

public sealed class DisclosureFileTests
{
    private const string Duty = """{ "role": "redSteward", "text": "管楼道", "textEn": "stairs" }""";
    private const string Office = """{ "name": "热线", "nameEn": "Line", "phone": "0531-12345", "text": "投诉", "textEn": "complaints", "place": "yanzishan" }""";
    private const string Rule = """{ "by": "ownersCommittee", "kind": "serviceItems", "everyDays": 92, "at": "grid" }""";

    [Fact]
    public void A_sound_file_is_the_open_book()
    {
        var book = Shipped.Sound(Read(Duty, Office, Rule));

        Assert.Equal(new PostDuty(Role.RedSteward, "管楼道", "stairs"), Assert.Single(book.Duties));
        Assert.Equal(new ComplaintOffice("热线", "Line", "0531-12345", "投诉", "complaints", "yanzishan"), Assert.Single(book.Offices));
        Assert.Equal(new PublicationRule(Publisher.OwnersCommittee, NoticeKind.ServiceItems, 92, PlaceLevel.Grid), Assert.Single(book.Rules));
    }

    [Theory]
    [InlineData("redSteward", "mayor", "$.duties[0].role")]
    [InlineData("管楼道", "", "$.duties[0].text")]
    [InlineData("\"role\": \"redSteward\",", "", "$.duties[0]")]
    [InlineData("0531-12345", "call us", "$.offices[0].phone")]
    [InlineData("yanzishan", "nowhere", "$.offices[0].place")]
    [InlineData("ownersCommittee", "owners", "$.required[0].by")]
    [InlineData("serviceItems", "services", "$.required[0].kind")]
    [InlineData("92", "0", "$.required[0].everyDays")]
    [InlineData("92", "1.5", "$.required[0].everyDays")]
    [InlineData("\"grid\"", "\"building\"", "$.required[0].at")]
    [InlineData("\"duties\"", "\"tasks\"", "$.tasks")]
    public void A_fault_is_told_by_its_path(string sound, string broken, string path)
    {
        var text = Text(Duty, Office, Rule).Replace(sound, broken, StringComparison.Ordinal);

        Assert.Contains(Read(text).Faults, fault => fault.Field == path);
    }

    [Fact]
    public void Nobody_has_two_duties_and_none_is_longer_than_a_board_is_wide()
    {
        Assert.Equal("$.duties[1]", Assert.Single(Read($"{Duty}, {Duty}", Office, Rule).Faults).Field);
        Assert.Equal("$.duties[0].text", Assert.Single(Read(Duty.Replace("管楼道", new string('长', 121), StringComparison.Ordinal), Office, Rule).Faults).Field);
    }

    private static string Text(string duties, string offices, string rules) =>
        $$"""{ "source": "test", "duties": [{{duties}}], "offices": [{{offices}}], "required": [{{rules}}] }""";

    private static Checked<Disclosure> Read(string duties, string offices, string rules) => Read(Text(duties, offices, rules));

    private static Checked<Disclosure> Read(string text) => DisclosureFile.Read(DataFile.OfText("disclosure.json", text), Shipped.Rulebook.Organisation);
}
