namespace RedProperty.Realtime.Contracts;

/// <summary>Body of <c>POST /api/sessions</c>.</summary>
public sealed record SignIn(string UserName, string Password);

/// <param name="AccessToken">For the <c>Authorization: Bearer</c> header or the hub's <c>access_token</c>.</param>
public sealed record Session(string AccessToken, DateTimeOffset ExpiresAt, SignedInUser User);

public sealed record SignedInUser(string Id, string Name, IReadOnlyList<HeldPost> Posts);

/// <param name="Scope">Id of the place that the post answers for.</param>
public sealed record HeldPost(string Role, string Scope);
