using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Desk.Tickets;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Tickets;

public sealed class PhotoTests : DeskTest
{
    private const string Steward = "steward-spring-1";

    [Fact]
    public async Task A_ticket_shows_its_photos_and_the_timeline_those_of_each_step()
    {
        var ticket = await AReport();
        var keep = new KeepPhoto(Photos, Photos, Photos, Time);
        var id = (await keep.Keep(City.Person(Steward), new MemoryStream([1, 2, 3]), "photos", Cancellation)).Value!.Id;
        await Does(Steward, ticket, new AddPhotos([id], "近照"));
        SignInAs(Steward);

        var page = Open<TicketSheetPage>("TicketId", ticket.Id);

        page.WaitForAssertion(() => Assert.Equal(
            [$"/photos/{id}?size=thumb", $"/photos/{id}?size=thumb"], page.FindAll("img").Select(image => image.GetAttribute("src")!)));
        Assert.All(page.FindAll(".photos a"), link => Assert.Equal($"/photos/{id}", link.GetAttribute("href")));
        var line = page.Find(".timeline li");
        Assert.Contains("补充照片 1 张", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("近照", line.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resolution_takes_photos_along()
    {
        var ticket = await AReport();
        var page = Asked(ticket, "已解决");
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("picture", "after.jpg"), InputFileContent.CreateFromText("picture", "after2.jpg"));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".picker img").Count));

        page.Find("#text").Input("换好了");
        page.Find("#action-form").Submit();

        page.WaitForAssertion(() => Assert.Equal(2, House.EventsOf("grid/spring-1")[^1].Ticket.PhotoIds.Count));
    }

    [Fact]
    public async Task What_cannot_be_taken_is_said_with_the_files_name_and_the_rest_stays()
    {
        var ticket = await AReport();
        var page = Asked(ticket, "补充照片");
        page.Find("#action-form").Submit();
        Assert.Contains("请选择至少一张照片", page.Find("#action-fault").TextContent, StringComparison.Ordinal);

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("fine", "fine.jpg"), InputFileContent.CreateFromText("bad", "bad.heic"));

        page.WaitForAssertion(() => Assert.Contains("bad.heic", page.Find("#photos-fault").TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll(".picker img"));
    }

    [Fact]
    public void Every_reason_has_words_in_both_languages()
    {
        foreach (var language in (string[])["zh-CN", "en"])
        {
            System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(language);
            var say = Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Words>>();
            Assert.All(PhotoFaults.All, reason =>
            {
                Assert.False(say[$"Refusal.{reason}"].ResourceNotFound);
                Assert.NotEmpty(PhotoFaults.Of(reason, "photos").Sentence);
            });
        }
    }

    private IRenderedComponent<IComponent> Asked(Ticket ticket, string action)
    {
        SignInAs(Steward);
        var page = Open<TicketSheetPage>("TicketId", ticket.Id);
        page.WaitForElement(".actions button");
        page.FindAll(".actions button").Single(button => button.TextContent.Trim() == action).Click();
        page.WaitForElement("#action-form");
        return page;
    }
}
