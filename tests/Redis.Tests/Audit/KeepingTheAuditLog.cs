using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Audit;

public sealed class KeepingTheAuditLog(Stores stores)
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EveryStore]
    public async Task Tells_the_newest_first_page_by_page_and_by_filter(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var me = $"person-{Guid.NewGuid():N}";
        for (var i = 0; i < 1200; i++)
        {
            await room.Audit.Append(Entry(me, i, i % 3 == 0 ? AuditFacts.PasswordReset : AuditFacts.AccountDisabled), Token);
        }

        var first = await room.Audit.Read(new AuditFilter(By: me), 1, 50, Token);
        var last = await room.Audit.Read(new AuditFilter(By: me), 24, 50, Token);
        var resets = await room.Audit.Read(new AuditFilter(AuditFacts.PasswordReset, me), 2, 300, Token);

        Assert.Equal(Enumerable.Range(1150, 50).Reverse(), first.Entries.Select(Number));
        Assert.True(first.HasMore);
        Assert.Equal(Enumerable.Range(0, 50).Reverse(), last.Entries.Select(Number));
        Assert.False(last.HasMore);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => i * 3).Reverse(), resets.Entries.Select(Number));
        Assert.Empty((await room.Audit.Read(new AuditFilter(By: me), 25, 50, Token)).Entries);
    }

    [Theory, EveryStore]
    public async Task Gives_back_what_was_written(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var entry = Entry($"person-{Guid.NewGuid():N}", 7, AuditFacts.OrganisationChanged);
        await room.Audit.Append(entry, Token);

        var read = Assert.Single((await room.Audit.Read(new AuditFilter(By: entry.By), 1, 10, Token)).Entries);

        Assert.Equal((entry.At, entry.By, entry.ByName, entry.What), (read.At, read.By, read.ByName, read.What));
        Assert.Equal(entry.Details, read.Details);
    }

    private static AuditEntry Entry(string by, int number, string what) =>
        new(Nine.AddSeconds(number), by, "李明", what, new Dictionary<string, string> { ["number"] = $"{number}", ["名称"] = "燕子山社区 “东区”" });

    private static int Number(AuditEntry entry) => int.Parse(entry.Details["number"], System.Globalization.CultureInfo.InvariantCulture);
}
