namespace RedProperty.Realtime.Domain.Catalogue;

/// <summary>Who a kind of matter belongs to, and so which ladder it climbs.</summary>
public enum Track
{
    /// <summary>物业服务: the red steward and his company.</summary>
    Property,

    /// <summary>网格事务: the grid worker, led by the grid party-branch secretary.</summary>
    Grid,

    /// <summary>部门事项: the street's stations and the district's departments.</summary>
    Department,
}
