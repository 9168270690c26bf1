using RedProperty.Realtime.Desk;
using RedProperty.Realtime.Host.Demo;

namespace RedProperty.Realtime.Host.Desk;

/// <summary>The accounts that the sign-in page of the demo offers, in the order in which a newcomer tries them.</summary>
internal static class DemoDesk
{
    public static void Offer(DeskOptions options)
    {
        options.DemoPassword = DemoAccounts.Password;
        options.DemoAccounts =
        [
            new("manager1", "物业项目经理 · 燕子山社区", "Property manager, Yanzishan"),
            new("secretary1", "社区书记 · 燕子山社区", "Community secretary, Yanzishan"),
            new("steward1", "楼宇红管家 · 第一网格", "Red steward, grid 1"),
            new("worker1", "专职网格员 · 第一网格", "Grid worker, grid 1"),
            new("branch1", "网格党支部书记 · 第一网格", "Grid branch secretary, grid 1"),
            new("street1", "燕山街道物业管理办公室", "Street property office, Yanshan"),
            new("station1", "燕山街道科所队", "Street station, Yanshan"),
            new("department1", "历下区直部门", "District department, Lixia"),
            new("district1", "历下区住建局", "District housing bureau, Lixia"),
            new("city1", "市住建局", "City housing bureau"),
            new("worker2", "专职网格员 · 另一社区", "Grid worker, another community"),
            new("admin", "系统管理员", "Administrator"),
        ];
    }
}
