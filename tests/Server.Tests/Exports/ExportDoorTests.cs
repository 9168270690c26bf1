using System.Net;
using System.Text;
using CsvHelper;
using DocumentFormat.OpenXml.Spreadsheet;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Server.Tests.Exports;

public sealed class ExportDoorTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    [Fact]
    public async Task A_csv_is_what_excel_reads_as_chinese_and_holds_what_the_desk_shows()
    {
        var mine = await Report("spring-1-01", "灯不亮，\"三楼\"\n还有二楼");
        var lift = await Report("spring-1-02", kind: "lift-stopped");
        await Report("lake-1-01");
        using var steward = await house.As("steward-spring-1");

        var answer = await steward.GetAsync("/exports/tickets.csv?lang=zh", Token);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Token);
        var rows = Rows(bytes);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Contains("工单-", Uri.UnescapeDataString(answer.Content.Headers.ContentDisposition!.FileNameStar!), StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal(new HashSet<string> { mine.Number, lift.Number }, [.. rows.Skip(1).Select(row => row[Column(rows, "工单号")]).Where(new[] { mine.Number, lift.Number }.Contains)]);
        var row = rows.Single(row => row[0] == mine.Number);
        Assert.Equal("灯不亮，\"三楼\"\n还有二楼", row[Column(rows, "标题")]);
        Assert.Equal("路灯不亮", row[Column(rows, "事项")]);
        Assert.Equal("待响应", row[Column(rows, "阶段")]);
        Assert.Equal("Marked Name", row[Column(rows, "诉求人")]);
        Assert.DoesNotContain(rows, other => other[Column(rows, "楼栋")].StartsWith("lake", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_but_the_holder_gets_a_resident_in_either_file()
    {
        await Report("spring-1-01");
        foreach (var person in (string[])["worker-spring-1", "secretary-spring", "street", "city", "admin"])
        {
            using var client = await house.As(person);
            foreach (var text in (string[])[
                Encoding.UTF8.GetString(await client.GetByteArrayAsync(new Uri("/exports/tickets.csv?area=1", UriKind.Relative), Token)),
                string.Join('\n', (await Workbook(client, "/exports/tickets.xlsx?area=1")).Tickets.Select(row => string.Join('|', row)))])
            {
                Assert.Contains("Lamp", text, StringComparison.Ordinal);
                Assert.DoesNotContain("Marked", text, StringComparison.Ordinal);
                Assert.DoesNotContain("139000", text, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+86 139")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("＝cmd")]
    public async Task What_a_resident_wrote_never_becomes_a_formula(string title)
    {
        var ticket = await Report("spring-2-01", title);
        using var worker = await house.As("worker-spring-2");

        var csv = Rows(await worker.GetByteArrayAsync(new Uri($"/exports/tickets.csv?area=1&lang=en&q={ticket.Number}", UriKind.Relative), Token));
        var book = await Workbook(worker, $"/exports/tickets.xlsx?area=1&lang=en&q={ticket.Number}");

        Assert.Equal("'" + title, csv[1][Column(csv, "Title")]);
        Assert.Equal(title, book.Tickets[1][Column(book.Tickets, "Title")]);
        Assert.All(book.Cells, cell => Assert.Null(cell.CellFormula));
    }

    [Fact]
    public async Task A_workbook_is_sound_has_real_dates_a_frozen_header_and_a_sheet_that_says_what_it_is()
    {
        var ticket = await Report("spring-1-01", "Lamp \u0001 \U0001F4A1");
        using var secretary = await house.As("secretary-spring");

        var book = await Workbook(secretary, $"/exports/tickets.xlsx?area=1&lang=en&q={ticket.Number}&phase=Reported&category=repair&grid=spring-1");

        Assert.Empty(book.Faults);
        Assert.Equal("Lamp  \U0001F4A1", book.Tickets[1][Column(book.Tickets, "Title")]);
        var due = double.Parse(book.Tickets[1][Column(book.Tickets, "Due at")], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(ticket.NextDueAt!.Value.ToOffset(TimeSpan.FromHours(8)).DateTime, DateTime.FromOADate(due), TimeSpan.FromMilliseconds(5));
        Assert.Equal(PaneStateValues.Frozen, book.Pane!.State!.Value);
        Assert.All(book.Widths, width => Assert.True(width >= 8));
        Assert.Equal("spring-1 网格", Said(book, "Filter: grid"));
        Assert.Equal("Reported", Said(book, "Filter: phase"));
        Assert.Equal(ticket.Number, Said(book, "Filter: text"));
        Assert.Equal("1", Said(book, "Tickets"));
        Assert.Equal("yes", Said(book, "Complete"));
        Assert.StartsWith("secretary-spring", Said(book, "Made by"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_of_the_moment_narrows_it()
    {
        var ticket = await Report("spring-2-02");
        using var worker = await house.As("worker-spring-2");
        house.Time.Advance(TimeSpan.FromMinutes(16));

        async Task<bool> Holds(string mark) =>
            Rows(await worker.GetByteArrayAsync(new Uri($"/exports/tickets.csv?area=1&q={ticket.Number}&mark={mark}", UriKind.Relative), Token)).Any(row => row[0] == ticket.Number);

        Assert.True(await Holds("yellow"));
        Assert.False(await Holds("red"));
    }

    [Theory]
    [InlineData("?phase=half", "phase")]
    [InlineData("?mark=green", "mark")]
    [InlineData("?category=weather", "category")]
    [InlineData("?grid=atlantis-1", "grid")]
    public async Task A_filter_that_means_nothing_is_refused_by_field(string query, string field)
    {
        using var worker = await house.As("worker-lake-1");

        await Expect.Problem(await worker.GetAsync($"/exports/tickets.csv{query}", Token), 400, "invalid", field);
        await Expect.Problem(await worker.GetAsync($"/exports/tickets.xlsx{query}", Token), 400, "invalid", field);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task A_store_that_is_away_gives_no_file_and_says_so(string ending)
    {
        using var worker = await house.As("worker-lake-1");
        house.Scan.IsAway = true;
        try
        {
            var answer = await worker.GetAsync($"/exports/tickets.{ending}?area=1", Token);

            await Expect.Problem(answer, 503, "unavailable");
            Assert.Null(answer.Content.Headers.ContentDisposition);
        }
        finally
        {
            house.Scan.IsAway = false;
        }
    }

    [Fact]
    public async Task A_stranger_is_sent_to_the_sign_in()
    {
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = house.Anybody.BaseAddress };

        var answer = await stranger.GetAsync("/exports/tickets.csv?area=1", Token);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static int Column(IReadOnlyList<string[]> rows, string name) => Array.IndexOf(rows[0], name);

    private static string Said(Book book, string name) => book.About.Single(line => line[0] == name)[1];

    private static List<string[]> Rows(byte[] file)
    {
        using var letters = new StreamReader(new MemoryStream(file), Encoding.UTF8);
        using var csv = CsvReader.Create(letters, new CsvReaderOptions { HasHeader = false });
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        }

        return rows;
    }

    private static async Task<Book> Workbook(HttpClient client, string address) =>
        Book.Read(await client.GetByteArrayAsync(new Uri(address, UriKind.Relative), Token));

    private async Task<Ticket> Report(string building, string title = "Lamp", string kind = "lamp-out")
    {
        var commands = new HandleTicketCommand(house.Store, house.City, new RecordingAlarm(), house.Time);
        var report = new ReportTicket(kind, building, null, title, "Dark", null, [], "open311", new Reporter("Marked Name", "13900001111", null));
        var outcome = await commands.Report(Actor.Client("open311:hotline"), Guid.NewGuid().ToString(), report, Token);
        return (await house.Store.Load(outcome.Value!.Receipt.TicketId, null, Token)).Ticket!;
    }
}
