namespace RedProperty.Realtime.Domain.Organisation;

/// <summary>City &gt; District &gt; Street &gt; Community &gt; Grid &gt; Building (市 &gt; 区 &gt; 街道 &gt; 社区 &gt; 网格 &gt; 楼栋), widest first.</summary>
public enum PlaceLevel
{
    City,
    District,
    Street,
    Community,
    Grid,
    Building,
}
