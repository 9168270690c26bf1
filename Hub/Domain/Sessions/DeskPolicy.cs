namespace RedProperty.Realtime.Domain.Sessions;

/// <summary>How long somebody stays signed in at a desk (工作台登录规定). A wall is nobody's and has a key instead.</summary>
/// <param name="Idle">A desk at which nothing was done for so long is signed out; 15 minutes to 30 days, 3 days by default: over a weekend.</param>
/// <param name="Life">A desk is signed out so long after its sign-in, however it was used; 1 to 365 days, 30 by default.</param>
public sealed record DeskPolicy(TimeSpan Idle, TimeSpan Life)
{
    public static readonly TimeSpan ShortestIdle = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan LongestIdle = TimeSpan.FromDays(30);
    public static readonly TimeSpan ShortestLife = TimeSpan.FromDays(1);
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(365);

    public static DeskPolicy Default { get; } = new(TimeSpan.FromDays(3), TimeSpan.FromDays(30));
}
