using System.Globalization;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using ZXing;
using ZXing.Common;

namespace RedProperty.Realtime.EndToEnd.Tests.Pages;

/// <summary>What hangs in the corridor, as a printer and a phone's camera see it.</summary>
[Collection(PagesOfOneProgram.Name)]
public sealed class Posters(OpenBrowser browser)
{
    /// <summary>Points: the smallest type on the page, and what a name and a number must have to be read from two metres.</summary>
    private const double SmallestType = 11;
    private const double LargeType = 24;

    /// <summary>Every part ends within its sheet, and no words beside their part.</summary>
    private const string NothingIsCutOff =
        """
        [...document.querySelectorAll('.sheet')].every(sheet => [...sheet.querySelectorAll('*')].every(part =>
          part.closest('svg') || getComputedStyle(part).display === 'inline' ||
          (part.getBoundingClientRect().bottom <= sheet.getBoundingClientRect().bottom + 1 && part.scrollWidth <= part.clientWidth + 1)))
        """;

    /// <summary>The smallest type of whatever holds text itself, in points; paper is printed as large as it is drawn.</summary>
    private const string SmallestOf =
        """
        of => Math.min(...[...document.querySelectorAll(of)]
          .filter(part => [...part.childNodes].some(it => it.nodeType === Node.TEXT_NODE && it.textContent.trim()))
          .map(part => parseFloat(getComputedStyle(part).fontSize) * 72 / 96))
        """;

    [Theory]
    [InlineData("zh", "燕子山小区东区1号楼", "必有回应")]
    [InlineData("en", "Yanzishan Garden East, Building 1", "an answer")]
    public async Task A_poster_is_one_A4_page_with_large_names_and_numbers_and_a_code_that_opens_the_report_form(string language, string building, string promise)
    {
        var page = await browser.Visit($"/board/yanzishan-1-01/poster?lang={language}", 900, 1300);
        var sheet = page.Locator(".sheet");

        await Assertions.Expect(sheet.Locator("h1")).ToHaveTextAsync(building);
        await Assertions.Expect(sheet.Locator(".promise li").First).ToContainTextAsync(promise);
        await Assertions.Expect(sheet.Locator(".wheels .name")).ToHaveCountAsync(2);
        Assert.True(await page.EvaluateAsync<double>(SmallestOf, ".sheet *") >= SmallestType - 0.1);
        Assert.True(await page.EvaluateAsync<double>(SmallestOf, ".wheels .name, .wheels .number, .promise b, .hotline b, h1") >= LargeType - 0.1);
        Assert.True(await page.EvaluateAsync<bool>(NothingIsCutOff));
        Assert.Equal($"{browser.Program.Address}r/yanzishan-1-01", await CodeOn(page));

        using var pdf = PdfDocument.Open(await Print(page));
        var paper = Assert.Single(pdf.GetPages());
        Assert.Equal((595, 842), (Math.Round(paper.Width), Math.Round(paper.Height)));
        foreach (var number in await sheet.Locator(".wheels .number, .hotline b").AllTextContentsAsync())
        {
            Assert.Contains(number, TextOf(paper), StringComparison.Ordinal);
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_grids_posters_are_printed_together_one_page_each_by_the_secretary_and_nobody_below()
    {
        var page = await browser.VisitAs("secretary1", 900, 1300);
        await page.GotoAsync("/community/yanzishan/posters?grid=yanzishan-1");

        await Assertions.Expect(page.Locator(".sheet h1")).ToHaveTextAsync([.. Enumerable.Range(1, 12).Select(number => $"燕子山小区东区{number}号楼")]);
        using var pdf = PdfDocument.Open(await Print(page));
        var pages = pdf.GetPages().ToList();
        Assert.Equal(12, pages.Count);
        Assert.All(pages, paper => Assert.Contains("12345", TextOf(paper), StringComparison.Ordinal));

        await page.GotoAsync("/community/yanzishan/posters");
        await Assertions.Expect(page.Locator(".sheet")).ToHaveCountAsync(67);
        Assert.True(await page.EvaluateAsync<bool>(NothingIsCutOff));
        Assert.Equal(403, (await page.GotoAsync("/community/hepingxincun/posters"))!.Status);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_board_is_whole_without_any_script_and_a_stranger_is_sent_to_the_sign_in_for_posters()
    {
        var answer = await browser.Program.Http.GetStringAsync("/board/yanzishan-1-01", TestContext.Current.CancellationToken);

        Assert.DoesNotContain("<script", answer, StringComparison.Ordinal);
        foreach (var words in (string[])["tel:0531-0055-0008", "物业服务项目与标准", "党建指导员", "tel:12345", "/r/yanzishan-1-01", "红色议事厅"])
        {
            Assert.Contains(words, answer, StringComparison.Ordinal);
        }

        var page = await browser.Visit("/community/yanzishan/posters");
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    private static Task<byte[]> Print(IPage page) => page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = true });

    /// <summary>Figures and Latin letters as they are on the paper. Chinese ones come back as radicals that look alike, so names are looked at in the page.</summary>
    private static string TextOf(Page paper) => string.Concat(paper.Letters.Select(letter => letter.Value));

    /// <summary>What a camera reads from the page as it is drawn. The browser unpacks its own picture; the library sees nothing but pixels.</summary>
    private static async Task<string?> CodeOn(IPage page)
    {
        var picture = Convert.ToBase64String(await page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true }));
        var drawn = await page.EvaluateAsync<string[]>(
            """
            async picture => {
              const image = new Image();
              image.src = 'data:image/png;base64,' + picture;
              await image.decode();
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = [image.width, image.height];
              const pen = canvas.getContext('2d');
              pen.drawImage(image, 0, 0);
              const pixels = pen.getImageData(0, 0, image.width, image.height).data;
              let text = '';
              for (let at = 0; at < pixels.length; at += 32768) text += String.fromCharCode(...pixels.subarray(at, at + 32768));
              return [String(image.width), String(image.height), btoa(text)];
            }
            """,
            picture);
        var reader = new BarcodeReaderGeneric { Options = new DecodingOptions { PossibleFormats = [BarcodeFormat.QR_CODE], TryHarder = true } };
        return reader.Decode(
            Convert.FromBase64String(drawn[2]),
            int.Parse(drawn[0], CultureInfo.InvariantCulture),
            int.Parse(drawn[1], CultureInfo.InvariantCulture),
            RGBLuminanceSource.BitmapFormat.RGBA32)?.Text;
    }
}
