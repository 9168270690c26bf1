namespace RedProperty.Realtime.Domain.Organisation;

/// <summary>A property service company (物业服务企业).</summary>
public sealed record PropertyCompany(string Id, string Name, string NameEn);
