namespace RedProperty.Realtime.Domain.Organisation;

/// <summary>A role at a place (岗位). Who holds it may change; the post stays. An empty list of holders is a vacant post.</summary>
/// <param name="PlaceId">The post answers for this place and everything below it.</param>
/// <param name="HolderIds">The persons who hold it.</param>
public sealed record Post(Role Role, string PlaceId, IReadOnlyList<string> HolderIds)
{
    /// <summary>For example <c>redSteward@yanzishan-1</c>.</summary>
    public string Id => IdOf(Role, PlaceId);

    public static string IdOf(Role role, string placeId) => $"{RoleNames.Of(role)}@{placeId}";
}
