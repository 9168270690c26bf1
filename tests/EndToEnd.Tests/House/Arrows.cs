using System.Reflection;

namespace RedProperty.Realtime.EndToEnd.Tests.House;

/// <summary>The house's rooms know only those whom they may know. A new arrow is a decision: draw it in the README's map first.</summary>
public sealed class Arrows
{
    private const string Prefix = "RedProperty.Realtime.";

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Contracts"] = [],
        ["Domain"] = [],
        ["Client"] = ["Contracts"],
        ["Redis"] = ["Domain"],
        ["Photos"] = ["Domain"],
        ["Server"] = ["Domain", "Contracts"],
        ["Desk"] = ["Domain", "Contracts"],
        ["Field"] = ["Client", "Contracts"],
        ["Workers"] = ["Domain"],
        ["Host"] = ["Contracts", "Domain", "Redis", "Photos", "Server", "Desk", "Workers"],
    };

    public static TheoryData<string> Rooms => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_knows_only_its_neighbours(string room)
    {
        var known = Load(room).GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..]);

        Assert.Empty(known.Except(Allowed[room]));
    }

    [Fact]
    public void Every_room_of_the_program_is_guarded()
    {
        var found = Directory.EnumerateFiles(AppContext.BaseDirectory, Prefix + "*.dll")
            .Select(file => Path.GetFileNameWithoutExtension(file)[Prefix.Length..])
            .Where(name => !name.EndsWith("Tests", StringComparison.Ordinal) && name is not "Testing" and not "Simulator");

        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_contract_and_the_domain_bring_nothing_along()
    {
        string[] framework = ["System", "netstandard", "Microsoft.Extensions.Logging.Abstractions"];
        foreach (var room in (string[])["Contracts", "Domain"])
        {
            var foreign = Load(room).GetReferencedAssemblies()
                .Select(name => name.Name!)
                .Where(name => !framework.Any(known => name == known || name.StartsWith(known + ".", StringComparison.Ordinal)));
            Assert.Empty(foreign);
        }
    }

    [Fact]
    public void No_namespace_shadows_the_framework_s_hub()
    {
        var shadows = Allowed.Keys.SelectMany(room => Load(room).GetTypes())
            .Where(type => type.Namespace?.Split('.').Contains("Hub") == true && type.Namespace.StartsWith(Prefix, StringComparison.Ordinal));

        Assert.Empty(shadows);
    }

    private static Assembly Load(string room) => Assembly.Load(new AssemblyName(Prefix + room));
}
