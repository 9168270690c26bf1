using MudBlazor;

namespace RedProperty.Realtime.Desk.Layout;

/// <summary>
/// The colours and letters that MudBlazor's parts use; <c>desk.css</c> holds the same for our own. Teal is the spring city's water and means calm;
/// amber is a yellow card, red a red card, green done, and nothing else on the page has these colours.
/// </summary>
internal static class DeskTheme
{
    private static readonly string[] Letters =
        ["system-ui", "-apple-system", "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "sans-serif"];

    public static MudTheme Ours { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0f5e6b",
            Secondary = "#4a5b66",
            Warning = "#8a5a00",
            Error = "#b3261e",
            Success = "#1d6b3f",
            Info = "#0f5e6b",
            Background = "#f3f6f7",
            Surface = "#ffffff",
            TextPrimary = "#16232b",
            TextSecondary = "#4a5b66",
            LinesInputs = "#7d8d97",
            LinesDefault = "#dbe3e7",
            Divider = "#dbe3e7",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#74cbd8",
            PrimaryContrastText = "#06282e",
            Secondary = "#a9b8c1",
            Warning = "#ffcf5c",
            Error = "#ff9a90",
            Success = "#7fd6a2",
            Info = "#74cbd8",
            WarningContrastText = "#06282e",
            ErrorContrastText = "#06282e",
            SuccessContrastText = "#06282e",
            InfoContrastText = "#06282e",
            Background = "#0f171c",
            Surface = "#18232a",
            TextPrimary = "#e8eef1",
            TextSecondary = "#a9b8c1",
            LinesInputs = "#748791",
            LinesDefault = "#2b3a43",
            Divider = "#2b3a43",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Letters, FontSize = "1rem", LineHeight = "1.5", LetterSpacing = "0" },
            Button = new ButtonTypography { FontFamily = Letters, FontSize = "1rem", FontWeight = "600", TextTransform = "none", LetterSpacing = "0" },
        },
    };
}
