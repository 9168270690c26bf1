namespace RedProperty.Realtime.Domain.Organisation;

/// <summary>The kinds of post (岗位) that answer for a matter.</summary>
public enum Role
{
    /// <summary>专职网格员: full-time grid worker, one for each grid.</summary>
    GridWorker,

    /// <summary>楼宇红管家: building red steward, property company staff.</summary>
    RedSteward,

    /// <summary>物业项目经理: property manager.</summary>
    PropertyManager,

    /// <summary>网格党支部书记: grid party-branch secretary.</summary>
    BranchSecretary,

    /// <summary>社区书记: community secretary.</summary>
    CommunitySecretary,

    /// <summary>街道物业管理办公室: street property office.</summary>
    StreetOffice,

    /// <summary>街道科所队: the street's stations and teams.</summary>
    StreetStation,

    /// <summary>区直部门: district department.</summary>
    DistrictDepartment,

    /// <summary>区住建局: district housing bureau.</summary>
    DistrictBureau,

    /// <summary>市住建局: city housing bureau.</summary>
    CityBureau,

    /// <summary>系统管理员: keeps organisation, accounts and policies.</summary>
    Administrator,
}
