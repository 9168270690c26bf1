using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Publication;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Publication;

public sealed class FindingGaps
{
    private static readonly PublicationRule Accounts = new(Publisher.Company, NoticeKind.Accounts, 92, PlaceLevel.Grid);
    private static readonly DateTimeOffset Now = ATicket.Nine;

    private readonly SmallCity city = new();

    [Fact]
    public void What_was_never_published_is_missing_in_every_grid()
    {
        var checks = Check();

        Assert.Equal(["spring-1", "spring-2"], checks.Select(check => check.Place.Id).Order());
        Assert.All(checks, check => Assert.Equal((PublicationState.Missing, true), (check.State, check.IsGap)));
    }

    [Theory]
    [InlineData(0, PublicationState.Published)]
    [InlineData(77, PublicationState.Published)]
    [InlineData(79, PublicationState.DueSoon)]
    [InlineData(92, PublicationState.DueSoon)]
    [InlineData(93, PublicationState.Outdated)]
    public void A_notice_ages(int daysAgo, PublicationState expected) =>
        Assert.Equal(expected, Check(ANotice("spring-1", daysAgo)).Single(check => check.Place.Id == "spring-1").State);

    [Fact]
    public void A_communitys_notice_serves_its_grids_and_a_buildings_serves_none()
    {
        Assert.DoesNotContain(Check(ANotice("spring", 1)), check => check.IsGap);
        Assert.Equal(2, Check(ANotice("spring-1-01", 1)).Count(check => check.IsGap));
    }

    [Fact]
    public void What_has_expired_or_was_withdrawn_or_stands_in_another_name_or_kind_does_not_count()
    {
        var good = ANotice("spring", 1);
        Assert.All(
            Check(
                good with { ExpiresAt = Now },
                good with { Withdrawn = new Withdrawal(Now, "x", "x", "x") },
                good with { By = Publisher.OwnersCommittee },
                good with { Kind = NoticeKind.Fees }),
            check => Assert.Equal(PublicationState.Missing, check.State));
    }

    [Fact]
    public void The_newest_counts_and_one_that_ends_early_is_due_at_its_end()
    {
        var check = Check(ANotice("spring", 100), ANotice("spring", 5) with { ExpiresAt = Now.AddDays(3) })[0];

        Assert.Equal((PublicationState.DueSoon, Now.AddDays(3)), (check.State, check.DueAt!.Value));
    }

    [Fact]
    public void What_is_missing_stands_first() => Assert.Equal(
        ["spring-2", "spring-1"], Check(ANotice("spring-1", 1)).Select(check => check.Place.Id));

    private static Notice ANotice(string place, int daysAgo) => new(
        Guid.NewGuid().ToString("N"), "spring", place, Publisher.Company, NoticeKind.Accounts, "第三季度", "收支", Now.AddDays(-daysAgo), null, "manager-spring", "m");

    private IReadOnlyList<PublicationCheck> Check(params Notice[] notices) => PublicationGaps.In(city.Chart, "spring", notices, [Accounts], Now);
}
