using System.Text;
using CsvHelper;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Hotline;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Server.Exports;

namespace RedProperty.Realtime.Server.Hotline;

/// <summary>
/// Results in the form of the newest case: its columns, then ours. What is personal stands only in lines whose ticket the reader holds; what no column of that
/// form holds stays behind.
/// </summary>
internal sealed class ResultSheet(HotlineResults results, Rulebook rules, ExportWords words)
{
    private const int Width = 20;

    private readonly (string Name, Func<Ticket, object?> ValueOf)[] ours =
    [
        (words.Say("办理状态", "State"), ticket => words.Of(ticket.Phase)),
        (words.Say("承办岗位", "Held by"), ticket => words.Of(ticket.Rung.Role)),
        (words.Say("承办人", "Holders"), ticket => string.Join(words.Separator, ticket.Holders.Select(holder => holder.Name))),
        (words.Say("答复内容", "Reply"), ticket => ticket.Hotline!.Reply),
        (words.Say("办结时间", "Resolved at"), ticket => Local(ticket.ResolvedAt, rules)),
        (words.Say("热线期限", "Hotline's limit"), ticket => Local(ticket.Hotline!.DueAt, rules)),
        (words.Say("热线期限是否按期", "Hotline's limit kept"), ticket => ticket.Hotline!.LimitOf(ticket, results.At) switch
        {
            HotlineLimit.Kept => words.Say("按期", "kept"),
            HotlineLimit.Missed => words.Say("超期", "missed"),
            HotlineLimit.Running => words.Say("办理中", "running"),
            _ => null,
        }),
        (words.Say("系统工单号", "Ticket number"), ticket => ticket.Number),
    ];

    public async Task WriteCsv(Stream stream, CancellationToken cancellation)
    {
        await using var letters = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        using var csv = CsvWriter.Create(letters, new CsvWriterOptions { NewLine = "\r\n" }, leaveOpen: true);
        await foreach (var row in Rows(cancellation))
        {
            csv.WriteRecord([.. row.Select(value => value is string text ? CellText.Guarded(text) : CellText.Of(value))]);
        }

        csv.Flush();
    }

    public async Task WriteXlsx(Stream stream, CancellationToken cancellation)
    {
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = XlsxStyles.Make();
        var part = workbook.AddNewPart<WorksheetPart>("results");
        XlsxRows? sheet = null;
        try
        {
            await foreach (var row in Rows(cancellation))
            {
                var style = sheet is null ? XlsxStyles.Header : XlsxStyles.Plain;
                sheet ??= new XlsxRows(part, [.. row.Select(_ => Width)], isHeaded: true);
                sheet.Add(row, style);
            }
        }
        finally
        {
            sheet?.Dispose();
        }

        workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = words.Say("办理结果", "Results"), SheetId = 1, Id = "results" }));
    }

    /// <summary>The header first; it is there even when there is no case.</summary>
    private async IAsyncEnumerable<object?[]> Rows([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        string[]? form = null;
        await foreach (var ticket in results.Read(cancellation))
        {
            var line = (ticket.Hotline!.Line ?? []).Where(field => field.Column.Length > 0 && !ours.Any(own => own.Name == field.Column)).ToList();
            if (form is null)
            {
                form = [.. line.Select(field => field.Column)];
                yield return Header(form);
            }

            yield return [.. form.Select(column => Value(line.FirstOrDefault(field => field.Column == column), ticket)), .. ours.Select(own => own.ValueOf(ticket))];
        }

        if (form is null)
        {
            yield return Header([words.Say("热线工单编号", "Hotline number")]);
        }
    }

    private object?[] Header(string[] form) => [.. form, .. ours.Select(own => own.Name)];

    private static string? Value(HotlineField? field, Ticket ticket) => field?.Of switch
    {
        HotlinePart.Name => ticket.Reporter?.Name,
        HotlinePart.Phone => ticket.Reporter?.Phone,
        _ => field?.Value,
    };

    private static DateTime? Local(DateTimeOffset? moment, Rulebook rules) => moment?.ToOffset(rules.Calendar.UtcOffset).DateTime;
}
