namespace RedProperty.Realtime.Domain.Organisation;

/// <summary>Someone who can hold a post or an account.</summary>
/// <param name="Id">Also the user id on the wire.</param>
/// <param name="Phone">Work phone, printed on the corridor's board (责任公示牌).</param>
public sealed record Person(string Id, string Name, string? Phone = null, string? CompanyId = null);
