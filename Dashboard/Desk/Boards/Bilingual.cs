using System.Globalization;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Desk.Layout;

namespace RedProperty.Realtime.Desk.Boards;

/// <summary>Paper cannot be switched: beneath the reader's language stands a small line in the other one.</summary>
internal static class Bilingual
{
    /// <summary>For the attribute lang of <see cref="Other"/>.</summary>
    public static string OtherName => Wording.IsEnglish ? Preferences.Chinese : Preferences.English;

    /// <summary>The same words as they read in the other language.</summary>
    public static string Other(Func<string> words)
    {
        var ours = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(OtherName);
        try
        {
            return words();
        }
        finally
        {
            CultureInfo.CurrentUICulture = ours;
        }
    }
}
