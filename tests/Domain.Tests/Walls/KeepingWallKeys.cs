using Microsoft.Extensions.Time.Testing;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Walls;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Walls;

public sealed class KeepingWallKeys
{
    private readonly SmallCity city = new();
    private readonly MemoryWallKeys store = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8)));
    private readonly MemoryAuditLog audit = new();
    private readonly MakeWallKey make;
    private readonly RevokeWallKey revoke;
    private readonly ReadWallKeys read;

    public KeepingWallKeys()
    {
        make = new MakeWallKey(store, city, new KeepAudit(audit, time), time);
        revoke = new RevokeWallKey(store, city, new KeepAudit(audit, time));
        read = new ReadWallKeys(store, city, time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("secretary-spring", true)]
    [InlineData("admin", true)]
    [InlineData("secretary-lake", false)]
    [InlineData("manager-spring", false)]
    [InlineData("street", false)]
    [InlineData("worker-spring-1", false)]
    public async Task Only_the_communitys_secretary_and_administrators_keep_its_keys(string person, bool isAllowed)
    {
        var key = await AKey();
        var actor = city.Person(person);

        RefusalCode? expected = isAllowed ? null : RefusalCode.Forbidden;
        Assert.Equal(expected, (await read.List(actor, "spring", Token)).Refusal?.Code);
        Assert.Equal(expected, (await make.Make(actor, "spring", "大厅", Token)).Refusal?.Code);
        Assert.Equal(expected, (await revoke.Revoke(actor, "spring", key.Key.Id, Token)).Refusal?.Code);
        Assert.Equal(isAllowed, WallAuthority.MayKeepKeys(actor, "spring", city.Chart));
    }

    [Fact]
    public async Task A_key_opens_its_communitys_wall_and_no_other()
    {
        var made = await AKey();
        Assert.True(await read.Opens("spring", made.Secret, Token));
        Assert.False(await read.Opens("lake", made.Secret, Token));
        Assert.False(await read.Opens("spring", made.Secret[..^1], Token));
        Assert.False(await read.Opens("spring", string.Empty, Token));
        Assert.False(await read.Opens("spring", new string('x', 5000), Token));
    }

    [Fact]
    public async Task The_key_is_kept_nowhere_and_its_hash_opens_nothing()
    {
        var made = await AKey();
        var kept = Assert.Single(await store.List("spring", Token));
        Assert.DoesNotContain(made.Secret, kept.ToString(), StringComparison.Ordinal);
        Assert.False(await read.Opens("spring", kept.Hash, Token));
        Assert.False(await read.Opens("spring", kept.Id, Token));
    }

    [Fact]
    public async Task No_two_keys_are_alike_and_each_has_at_least_128_random_bits()
    {
        var secrets = new HashSet<string>();
        for (var i = 0; i < MakeWallKey.MostKeys; i++)
        {
            secrets.Add((await AKey()).Secret);
        }

        Assert.Equal(MakeWallKey.MostKeys, secrets.Count);
        Assert.All(secrets, secret => Assert.True(secret.Length * 6 >= 128));
        Assert.Equal(RefusalCode.Conflict, (await make.Make(city.Person("admin"), "spring", "再一块", Token)).Refusal?.Code);
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_and_is_revoked_once()
    {
        var made = await AKey();
        Assert.Null((await revoke.Revoke(city.Person("secretary-spring"), "spring", made.Key.Id, Token)).Refusal);
        Assert.False(await read.Opens("spring", made.Secret, Token));
        Assert.Equal(RefusalCode.NotFound, (await revoke.Revoke(city.Person("secretary-spring"), "spring", made.Key.Id, Token)).Refusal?.Code);
    }

    [Fact]
    public async Task A_standing_wall_is_seen_once_a_minute()
    {
        var made = await AKey();
        Assert.Null((await Kept()).SeenAt);
        await read.Opens("spring", made.Secret, Token);
        var first = (await Kept()).SeenAt;
        time.Advance(TimeSpan.FromSeconds(59));
        await read.Opens("spring", made.Secret, Token);
        Assert.Equal(first, (await Kept()).SeenAt);
        time.Advance(TimeSpan.FromSeconds(1));
        await read.Opens("spring", made.Secret, Token);
        Assert.Equal(time.GetUtcNow(), (await Kept()).SeenAt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十长")]
    public async Task A_key_needs_a_short_label(string? label)
    {
        var refusal = (await make.Make(city.Person("admin"), "spring", label, Token)).Refusal;
        Assert.Equal((RefusalCode.Invalid, "label"), (refusal!.Code, refusal.Field));
        Assert.Empty(await store.List("spring", Token));
    }

    [Fact]
    public async Task A_place_that_is_no_community_has_no_wall() =>
        Assert.Equal(RefusalCode.NotFound, (await make.Make(city.Person("admin"), "spring-1", "大厅", Token)).Refusal?.Code);

    private async Task<MadeWallKey> AKey() => (await make.Make(city.Person("secretary-spring"), "spring", " 一楼大厅 ", Token)).Value!;

    private async Task<WallKey> Kept() => Assert.Single(await store.List("spring", Token));
}
