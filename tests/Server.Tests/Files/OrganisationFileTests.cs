using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Server.Files;

namespace RedProperty.Realtime.Server.Tests.Files;

public sealed class OrganisationFileTests
{
    private const string Header = "type,id,parent,name,name_en,address,lat,long,company,holder,phone\n";

    [Fact]
    public void Names_the_line_and_column_of_every_mistake()
    {
        var faults = OrganisationFile.Read(DataFile.OfText("o.csv", Header + """
            city,jinan,,济南市,Jinan,,,,,,
            district,lixia,nowhere,历下区,,,,,,,
            street,yanshan,jinan,燕山街道,,,,,,,
            town,x,jinan,镇,,,,,,,
            post,gridWorker,jinan,,,,,,,nobody,
            post,boss,jinan,,,,,,,,
            """)).Faults;
        Assert.Equal(
            [(3, "parent"), (4, "parent"), (5, "type"), (6, "parent"), (6, "holder"), (7, "id")], faults.Select(fault => (fault.Line, fault.Field)));
    }

    [Fact]
    public void Keeps_everything_over_an_export_and_an_import()
    {
        var text = Header + """"
            company,c1,,"泉心, ""演示""",Quanxin,,,,,,
            city,jinan,,济南市,Jinan,,,,,,
            district,lixia,jinan,历下区,Lixia,,,,,,
            street,yanshan,lixia,燕山街道,Yanshan,,,,,,
            community,spring,yanshan,泉水社区,Spring,,,,c1,,
            grid,spring-1,spring,一网格,Grid 1,,,,,,
            building,spring-1-01,spring-1,1号楼,Building 1,泉水路1号,36.651234567,-0.1,,,
            building,spring-1-02,spring-1,2号楼,Building 2,,,,,,
            person,p1,,陈泉,,,,,c1,,0531-0055-0001
            person,p2,,林溪,,,,,,,
            post,gridWorker,spring-1,,,,,,,p1,
            post,gridWorker,spring-1,,,,,,,p2,
            post,redSteward,spring-1,,,,,,,,

            """";
        var chart = Shipped.Sound(OrganisationFile.Read(DataFile.OfText("o.csv", text)));
        Assert.Equal(text, OrganisationFile.Write(chart));
        Assert.Equal(["p1", "p2"], chart.FindPost(Role.GridWorker, "spring-1")!.HolderIds);
        Assert.Empty(chart.FindPost(Role.RedSteward, "spring-1")!.HolderIds);
        Assert.Equal(-0.1, chart.FindPlace("spring-1-01")!.Longitude);
    }

    [Fact]
    public void A_holder_or_a_phone_on_a_row_that_has_none_is_told_instead_of_being_dropped()
    {
        var faults = OrganisationFile.Read(DataFile.OfText("o.csv", Header + "city,jinan,,济南市,,,,,,p1,0531\nperson,p1,,陈泉,,,,,,,0531\n")).Faults;
        Assert.Equal([(2, "holder"), (2, "phone")], faults.Select(fault => (fault.Line, fault.Field)));
    }

    [Fact]
    public void A_file_with_the_key_columns_alone_is_told_the_missing_ones_and_the_broken_row()
    {
        var faults = OrganisationFile.Read(DataFile.OfText("o.csv", "type,id,parent,name\ncity,c,,城\ndistrict,d,nowhere,区\n")).Faults;
        Assert.Contains(faults, fault => fault is { Line: 1, Field: "holder" });
        Assert.Contains(faults, fault => fault is { Line: 3, Field: "parent" });
    }

    [Fact]
    public void An_empty_city_is_exported_as_the_header_alone() => Assert.Equal(Header, OrganisationFile.Write(OrganisationChart.Empty));
}
