using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Server.Exports;

/// <summary>One column of an exported list.</summary>
/// <param name="Name">In the reader's language.</param>
/// <param name="Width">In letters of the spreadsheet.</param>
/// <param name="ValueOf">A text, a whole number or a <see cref="DateTime"/> of the city; null leaves the cell empty.</param>
internal sealed record ExportColumn(string Name, int Width, Func<Ticket, object?> ValueOf);
