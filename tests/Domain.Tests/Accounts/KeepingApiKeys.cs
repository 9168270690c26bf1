using Microsoft.Extensions.Time.Testing;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Accounts;

public sealed class KeepingApiKeys : IDisposable
{
    private readonly SmallCity city = new();
    private readonly MemoryDocuments documents = new();
    private readonly MemoryAuditLog audit = new();
    private readonly FakeTimeProvider time = new(ATicket.Nine);
    private readonly ApiKeys keys;
    private readonly ApiKeys elsewhere;

    public KeepingApiKeys() => (keys, elsewhere) = (Process(), Process());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Actor Admin => city.Person("admin");

    public void Dispose()
    {
        keys.Dispose();
        elsewhere.Dispose();
    }

    [Fact]
    public async Task A_key_opens_in_every_process_until_it_is_revoked_and_is_kept_nowhere()
    {
        var made = (await keys.Make(Admin, "grid-app", null, Token)).Value!;

        Assert.Equal("grid-app", elsewhere.Find(made.Secret)!.Client);
        Assert.DoesNotContain(made.Secret, (await documents.Find(ApiKeys.Document, Token))!.Content, StringComparison.Ordinal);

        Assert.Equal("grid-app", (await elsewhere.Revoke(Admin, made.Key.Id, Token)).Value!.Client);

        Assert.Null(keys.Find(made.Secret));
        Assert.Equal([AuditFacts.ApiKeyMade, AuditFacts.ApiKeyRevoked], audit.Entries.Select(entry => entry.What));
        Assert.DoesNotContain(audit.Entries.SelectMany(entry => entry.Details.Values), value => value.Contains(made.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_process_that_starts_later_knows_the_keys()
    {
        var made = (await keys.Make(Admin, "grid-app", null, Token)).Value!;
        using var later = Process();
        Assert.Null(later.Find(made.Secret));

        await later.Load(Token);

        Assert.NotNull(later.Find(made.Secret));
        Assert.Equal([made.Key], later.All);
    }

    [Fact]
    public async Task A_key_can_be_for_one_place_and_the_log_says_so()
    {
        var made = (await keys.Make(Admin, "spring-app", city.Chart.FindPlace("spring"), Token)).Value!;

        Assert.Equal("spring", elsewhere.Find(made.Secret)!.Scope);
        Assert.Equal("spring", Assert.Single(audit.Entries).Details["scope"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Grid App")]
    [InlineData("网格")]
    [InlineData("hotline")]
    [InlineData("grid-app")]
    public async Task A_name_that_is_none_or_taken_is_refused(string? client)
    {
        await keys.Make(Admin, "grid-app", null, Token);

        Assert.Equal("client", (await keys.Make(Admin, client, null, Token)).Refusal?.Field);
        Assert.Single(keys.All);
    }

    [Fact]
    public async Task Only_administrators_keep_them()
    {
        var made = (await keys.Make(Admin, "grid-app", null, Token)).Value!;
        var secretary = city.Person("secretary-spring");

        Assert.Equal(RefusalCode.Forbidden, (await keys.Make(secretary, "another", null, Token)).Refusal?.Code);
        Assert.Equal(RefusalCode.Forbidden, (await keys.Revoke(secretary, made.Key.Id, Token)).Refusal?.Code);
        Assert.Equal("keyId", (await keys.Revoke(Admin, "nothing", Token)).Refusal?.Field);
    }

    [Theory]
    [InlineData("")]
    [InlineData("guessed")]
    public async Task What_was_never_made_opens_nothing(string secret)
    {
        await keys.Make(Admin, "grid-app", null, Token);

        Assert.Null(keys.Find(secret));
        Assert.Null(keys.Find(new string('a', SecretKey.Longest + 1)));
    }

    private ApiKeys Process() => new(documents, new ConfiguredClients(["hotline"]), new KeepAudit(audit, time), time);
}
