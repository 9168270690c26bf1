using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Residents;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Residents;

public sealed class ReportingByQr
{
    private static readonly ResidentReport Sound = new("lamp-out", "spring-1-01", " 2单元 ", " 三楼 ", [], null, null);

    private readonly SmallCity city = new();

    [Fact]
    public void A_kind_and_a_place_are_enough_and_nobody_need_say_who_he_is()
    {
        var command = (Sound with { Unit = null, Description = " " }).ToCommand(city.Current).Value!;

        Assert.Equal(("lamp-out", "路灯不亮 · 01号楼", "qr"), (command.Kind, command.Title, command.Channel));
        Assert.Null(command.Reporter);
        Assert.Null(command.Description);
    }

    [Fact]
    public void A_name_and_a_phone_are_kept_for_the_holder()
    {
        var command = (Sound with { Name = " 某某 ", Phone = "+86 138-0000-0000" }).ToCommand(city.Current).Value!;

        Assert.Equal(("某某", "+86 138-0000-0000"), (command.Reporter!.Name, command.Reporter.Phone));
        Assert.Equal(("2单元", "三楼"), (command.Unit, command.Description));
    }

    [Theory]
    [InlineData(null, "kind")]
    [InlineData("no-such", "kind")]
    public void What_it_is_about_must_be_said(string? kind, string field) =>
        Assert.Equal(field, (Sound with { Kind = kind }).ToCommand(city.Current).Refusal?.Field);

    [Fact]
    public void A_refusal_names_its_field()
    {
        Assert.Equal("buildingId", (Sound with { BuildingId = "spring-1" }).ToCommand(city.Current).Refusal?.Field);
        Assert.Equal("phone", (Sound with { Phone = "打我微信abc" }).ToCommand(city.Current).Refusal?.Field);
        Assert.Equal("name", (Sound with { Name = new string('名', 51) }).ToCommand(city.Current).Refusal?.Field);
        Assert.Equal("unit", (Sound with { Unit = new string('元', 51) }).ToCommand(city.Current).Refusal?.Field);
        Assert.Equal("description", (Sound with { Description = new string('字', 4001) }).ToCommand(city.Current).Refusal?.Field);
    }

    [Fact]
    public void The_promise_is_the_policys_own_in_the_citys_time()
    {
        var building = city.Chart.FindPlace("spring-1-01")!;
        var promised = ResidentReport.Promised(city.Current.Catalogue.Find("lamp-out")!, building, city.Current, ATicket.Nine);

        Assert.Equal(ATicket.At(20), promised.Single(deadline => deadline.Obligation == Obligation.Response).DueAt);
        Assert.Equal(ATicket.At(30), promised.Single(deadline => deadline.Obligation == Obligation.Solution).DueAt);
    }
}
