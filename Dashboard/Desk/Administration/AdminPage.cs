using Microsoft.AspNetCore.Http;
using RedProperty.Realtime.Desk.Feeds;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Desk.Administration;

/// <summary>A page of the administration (系统管理): closed to everybody who holds no administrator's post. What could not be read is read again by itself.</summary>
public abstract class AdminPage : LivePage
{
    /// <summary>30 seconds, as the page says.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    /// <summary>Null until it is known.</summary>
    private protected bool? IsAllowed { get; private set; }

    /// <summary>Whose hand it is; only where <see cref="IsAllowed"/>.</summary>
    private protected Actor Admin { get; private set; } = Actor.Resident;

    protected override async Task OnInitializedAsync()
    {
        var actor = await Current.Find();
        IsAllowed = actor?.Holds(Role.Administrator) is true;
        if (IsAllowed is false)
        {
            Refuse(StatusCodes.Status403Forbidden);
            return;
        }

        Admin = actor!;
        await ReadAnew();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            Every(Again, () => IsAllowed is true && IsStale ? ReadAnew() : Task.CompletedTask);
        }
    }
}
