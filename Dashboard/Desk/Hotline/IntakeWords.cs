using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Domain.Hotline;

namespace RedProperty.Realtime.Desk.Hotline;

/// <summary>What is wrong with a file, in the reader's language.</summary>
internal static class IntakeWords
{
    public static string Of(this IStringLocalizer<Words> say, IntakeFault fault) => say[$"IntakeFault.{fault.Code}", fault.Given, fault.More];
}
