using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Client.Tests.Protocol;

/// <summary>Hub/PROTOCOL.md and the code say the same.</summary>
public class ProtocolPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PROTOCOL.md"));

    /// <summary>By what stands in backticks in the first column of a table.</summary>
    private static readonly ILookup<string, string> Rows = Regex.Matches(Page, @"^\| `(?<name>\w+)` \|.*$", RegexOptions.Multiline)
        .ToLookup(match => match.Groups["name"].Value, match => match.Value, StringComparer.Ordinal);

    public static TheoryData<string> Methods => [.. typeof(ICoordinationHub).GetMethods().Select(method => method.Name)];

    public static TheoryData<string> Facts => [.. Constants(typeof(FactTypes))];

    public static TheoryData<string> Faults => [.. Constants(typeof(FaultCodes))];

    public static TheoryData<Type> Records => [.. typeof(ICoordinationHub).Assembly.GetExportedTypes().Where(IsRecord)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_method_has_a_row_with_all_its_fields(string method)
    {
        var row = Assert.Single(Rows[method]);
        var argument = Assert.Single(typeof(ICoordinationHub).GetMethod(method)!.GetParameters()).ParameterType;
        string[] everywhere = ["commandId", "occurredAt", .. method == nameof(ICoordinationHub.Report) ? Array.Empty<string>() : ["ticketId"]];

        Assert.DoesNotContain(FieldsOf(argument).Except(everywhere), field => !row.Contains($"`{field}`", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void Every_fact_has_a_row(string fact) => Assert.NotEmpty(Rows[fact]);

    [Theory]
    [MemberData(nameof(Faults))]
    public void Every_fault_code_has_a_row(string code) => Assert.NotEmpty(Rows[code]);

    [Theory]
    [MemberData(nameof(Records))]
    public void Every_field_that_crosses_the_wire_is_named(Type record) => Assert.DoesNotContain(
        FieldsOf(record), field => !Page.Contains($"`{field}`", StringComparison.Ordinal) && !Page.Contains($"\"{field}\":", StringComparison.Ordinal));

    [Fact]
    public void Every_method_of_a_client_is_named() =>
        Assert.All(typeof(ICoordinationClient).GetMethods(), method => Assert.Contains($"`{method.Name}`", Page, StringComparison.Ordinal));

    /// <summary>A row of something that was renamed or never was.</summary>
    [Fact]
    public void No_row_speaks_of_what_is_not_there()
    {
        string[] known = [.. Methods.Select(it => it.Data), .. Facts.Select(it => it.Data), .. Faults.Select(it => it.Data), .. Records.SelectMany(it => FieldsOf(it.Data))];

        Assert.Empty(Rows.Select(row => row.Key).Except(known));
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static IEnumerable<string> FieldsOf(Type record) => record.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
}
