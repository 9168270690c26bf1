using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.Virtualization;

namespace RedProperty.Realtime.Benchmarks.Desks;

/// <summary>The document around the bare page.</summary>
public sealed class BareDocument : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<!DOCTYPE html>");
        builder.OpenElement(1, "html");
        builder.OpenElement(2, "body");
        builder.OpenComponent<BarePage>(3);
        builder.AddComponentRenderMode(RenderMode.InteractiveServer);
        builder.CloseComponent();
        builder.CloseElement();
        builder.CloseElement();
    }
}

/// <summary>What Blazor costs by itself: a virtualised list of rows, drawn anew when some of them change.</summary>
[Route("/")]
public sealed class BarePage : ComponentBase, IDisposable
{
    private bool isFilled;

    [Inject]
    internal BareList List { get; set; } = null!;

    public void Dispose() => List.Changed -= Draw;

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            isFilled = true;
            List.Changed += Draw;
            StateHasChanged();
        }
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "h1");
        builder.AddContent(1, List.Rows.Count);
        builder.CloseElement();
        if (!isFilled)
        {
            return;
        }

        builder.OpenComponent<Virtualize<BareRow>>(2);
        builder.AddComponentParameter(3, nameof(Virtualize<BareRow>.Items), List.Rows);
        builder.AddComponentParameter(4, nameof(Virtualize<BareRow>.ItemSize), 96f);
        builder.AddComponentParameter(5, nameof(Virtualize<BareRow>.OverscanCount), 6);
        builder.AddComponentParameter(6, nameof(Virtualize<BareRow>.ChildContent), (RenderFragment<BareRow>)Row);
        builder.CloseComponent();
    }

    private static RenderFragment Row(BareRow row) => builder =>
    {
        builder.OpenElement(0, "article");
        builder.SetKey(row.Id);
        builder.AddAttribute(1, "data-row", row.Id);
        builder.AddContent(2, Cell(row.Kind));
        builder.AddContent(3, Cell(row.Phase));
        builder.AddContent(4, Cell(row.Text));
        builder.AddContent(5, Cell(row.Place));
        builder.AddContent(6, Cell(row.Holder));
        builder.OpenElement(7, "b");
        builder.AddContent(8, row.Changes);
        builder.CloseElement();
        builder.CloseElement();
    };

    private static RenderFragment Cell(string text) => builder =>
    {
        builder.OpenElement(0, "p");
        builder.AddAttribute(1, "class", "cell");
        builder.AddContent(2, text);
        builder.CloseElement();
    };

    private void Draw() => _ = InvokeAsync(StateHasChanged);
}
