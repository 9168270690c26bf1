using System.Text.Json;
using System.Text.Json.Serialization;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Residents;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Residents;

/// <summary>Every kind of fact, full of marks: what a resident reads of it.</summary>
public sealed class PublicFacts
{
    private const string Inner = "内部马克";
    private const string Mine = "郝大名 13911112222 hao@example.cn";

    private static readonly Reporter Hao = new("郝大名", "13911112222", "hao@example.cn");
    private static readonly Holder Steward = new("steward", "红管家", Role.RedSteward);
    private static readonly Holder Officer = new("officer", "某科长", Role.StreetOffice);
    private static readonly Rung Above = new(3, Role.StreetOffice, PlaceLevel.Street, "streetOffice@yanshan", ATicket.Nine);

    private static readonly string[] ForStaffAlone =
    [
        FactTypes.Published, FactTypes.Unpublished, FactTypes.YellowCard, FactTypes.ExtensionAsked, FactTypes.ExtensionRefused, FactTypes.Reminded, FactTypes.Undelivered, FactTypes.Delivered,
    ];

    private static readonly Fact[] Facts =
    [
        new ATicket(reporter: Hao).Facts<Reported>().Single() with { Description = Mine, Title = Mine, Holders = [Officer], Answers = [new TicketAnswer("door", [Inner])] },
        new Acknowledged(Mine),
        new SolutionProposed(Mine),
        new RepliedInWriting(Mine),
        new Resolved(Mine, []),
        new Confirmed(5, Inner),
        new Reopened(Inner, []),
        new Reclassified("lamp-out", "repair", Severity.Major, Track.Property, Above, [Officer], new Terms([], 0.75), [], Inner),
        new Assigned(Officer),
        new Escalated(1, Above, [Officer], EscalationCause.Requested, Inner, []),
        new Returned(Inner, 2, Above, [Officer], []),
        new Commented(Inner),
        new Published(Inner),
        new Unpublished(Inner),
        new YellowCard(Obligation.Response, 1, ATicket.Nine),
        new Followed("code", Hao),
        new Merged("officer.one", "2", Inner),
        new TookIn("officer.one", "2", 3, Inner),
        new Split("officer.one", "2", Inner, ATicket.Nine, ATicket.Nine, [], null),
        new GaveBack("officer.one", "2", 3, Inner),
        new PhotoAdded(["photo"], Inner),
        new DeadlineMissed(Obligation.Response, 1, Allowance.OfMinutes(20), ATicket.Nine),
        new Paused(PauseReason.WaitingForPart, Inner, [Obligation.Solution], ATicket.Nine),
        new Resumed(Inner, ATicket.Nine, ATicket.Nine, [], null),
        new ExtensionAsked(Obligation.Solution, Allowance.OfMinutes(5), Inner),
        new ExtensionGranted(Obligation.Solution, Allowance.OfMinutes(5), Inner, []),
        new ExtensionRefused(Obligation.Solution, Inner),
        new Reminded(1, ATicket.Nine, null),
        new LimitsChanged(new Terms([], 0.75), [], Inner),
        new Undelivered(1, ATicket.Nine, [Officer], []),
        new Delivered(1, [Officer]),
    ];

    [Fact]
    public void Every_type_of_fact_has_been_decided_about() => Assert.Equal(
        typeof(Fact).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().Select(it => it.TypeDiscriminator).Order(),
        Facts.Select(fact => fact.Type).Order());

    [Fact]
    public void What_staff_write_to_each_other_and_who_somebody_is_stays_inside()
    {
        foreach (var fact in Facts)
        {
            var read = PublicFact.Of(new Happening(fact, ATicket.Nine, "steward", "红管家"), Hao);

            Assert.Equal((fact.Type, ForStaffAlone.Contains(fact.Type) || fact is Commented), (fact.Type, read is null));
            var text = read is null ? string.Empty : JsonSerializer.Serialize(new Happening(read, ATicket.Nine, "x", "x"), TicketJson.Default.Happening);
            text = System.Text.RegularExpressions.Regex.Unescape(text);
            Assert.All((string[])[Inner, "郝大名", "13911112222", "hao@example.cn", "某科长", "officer"], mark => Assert.DoesNotContain(mark, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_residents_own_words_and_reasons_come_back_covered()
    {
        Assert.Equal("快一点 ***", Assert.IsType<Commented>(ByResident(new Commented("快一点 13911112222"))).Text);
        Assert.Equal("还是不亮", Assert.IsType<Reopened>(ByResident(new Reopened("还是不亮", []))).Reason);
        Assert.Equal("谢谢", Assert.IsType<Confirmed>(ByResident(new Confirmed(5, "谢谢"))).Text);
    }

    [Fact]
    public void The_name_of_a_corridors_post_is_public_and_so_is_what_is_asked_of_the_resident()
    {
        Assert.Equal("红管家", Assert.IsType<Assigned>(PublicFact.Of(new Happening(new Assigned(Steward), ATicket.Nine, "m", "m"), null)).Holder.Name);
        var asked = new Paused(PauseReason.WaitingForResident, "请开门", [Obligation.Solution], ATicket.Nine);
        Assert.Equal("请开门", Assert.IsType<Paused>(PublicFact.Of(new Happening(asked, ATicket.Nine, "m", "m"), null)).Text);
    }

    private static Fact? ByResident(Fact fact) => PublicFact.Of(new Happening(fact, ATicket.Nine, Actor.Resident.Id, Actor.Resident.Name), Hao);
}
