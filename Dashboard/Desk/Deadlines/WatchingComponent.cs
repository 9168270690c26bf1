using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Desk.Deadlines;

/// <summary>A part that says whether the deadlines are watched, and is drawn anew at once when that changes.</summary>
public abstract class WatchingComponent : ComponentBase, IDisposable
{
    private IDisposable? subscription;

    [Inject]
    private protected IStringLocalizer<Words> Say { get; set; } = null!;

    [Inject]
    private protected CityClock Clock { get; set; } = null!;

    [Inject]
    private IDeadlineWatch Watch { get; set; } = null!;

    private protected WatchState State => Watch.Current;

    public void Dispose()
    {
        subscription?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            // Between the first drawing and the subscription it may have turned.
            subscription = Watch.OnChanged(() => _ = InvokeAsync(StateHasChanged));
            StateHasChanged();
        }
    }
}
