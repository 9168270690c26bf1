using Microsoft.Extensions.Time.Testing;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Domain.Walls;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Audit;

public sealed class WritingDown
{
    private readonly SmallCity city = new();
    private readonly MemoryAuditLog log = new();
    private readonly FakeTimeProvider time = new(ATicket.Nine);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private KeepAudit Audit => new(log, time);

    [Fact]
    public async Task Says_when_who_and_what_and_leaves_out_what_is_empty()
    {
        await Audit.Note(city.Person("admin"), AuditFacts.PolicyApplied, ("scope", null), ("reason", "新规"));

        var entry = Assert.Single(log.Entries);
        Assert.Equal((ATicket.Nine, "admin", AuditFacts.PolicyApplied), (entry.At, entry.By, entry.What));
        Assert.Equal(city.Person("admin").Name, entry.ByName);
        Assert.Equal(new Dictionary<string, string> { ["reason"] = "新规" }, entry.Details);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(AuditFacts.PolicyApplied, "", true)]
    [InlineData(AuditFacts.CalendarChanged, null, false)]
    [InlineData(null, "ADM", true)]
    [InlineData(null, "somebody else", false)]
    public void Is_found_by_what_and_by_whom(string? what, string? by, bool isFound)
    {
        var entry = new AuditEntry(ATicket.Nine, "admin", "管理员", AuditFacts.PolicyApplied, new Dictionary<string, string>());

        Assert.Equal(isFound, new AuditFilter(what, by).Fits(entry));
    }

    [Fact]
    public async Task Keys_of_walls_stand_in_it_and_their_secrets_do_not()
    {
        var store = new MemoryWallKeys();
        var secretary = city.Person("secretary-spring");
        var made = (await new MakeWallKey(store, city, Audit, time).Make(secretary, "spring", "大厅", Token)).Value!;
        await new RevokeWallKey(store, city, Audit).Revoke(secretary, "spring", made.Key.Id, Token);

        Assert.Equal([AuditFacts.WallKeyMade, AuditFacts.WallKeyRevoked], log.Entries.Select(entry => entry.What));
        Assert.All(log.Entries, entry => Assert.Equal(("spring", "大厅"), (entry.Details["communityId"], entry.Details["label"])));
        Assert.DoesNotContain(log.Entries.SelectMany(entry => entry.Details.Values), value => value.Contains(made.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Opened_accounts_stand_in_it_without_their_passwords()
    {
        var sessions = new MemorySessions();
        using var shutOut = new ShutOut(new MemoryDocuments(), time);
        using var ended = new EndedSessions(sessions, new MemoryDocuments(), time);
        var open = new OpenAccounts(new MemoryAccounts(), new Accounts.PlainPasswords(), city, shutOut, new EndAccountSessions(sessions, ended, time), Audit);
        await open.Open(city.Person("admin"), [new NewAccount("anna", "worker-lake-1", "lake-2341-lake")], Token);

        var entry = Assert.Single(log.Entries);
        Assert.Equal(AuditFacts.AccountsOpened, entry.What);
        Assert.Equal(new Dictionary<string, string> { ["userNames"] = "anna", ["count"] = "1" }, entry.Details);
    }
}
