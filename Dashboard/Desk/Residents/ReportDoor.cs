using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Desk.Tickets;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Residents;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Residents;

/// <summary>
/// <c>/r/{buildingId}</c>, the address of the corridor's QR code: one form when all is clear, the same form again with a question when it is not. What was
/// typed and every photo that was good stay.
/// </summary>
internal sealed class ReportDoor(
    IRulebooks rulebooks,
    DeskCommands commands,
    SuggestDuplicates duplicates,
    FollowTicket follow,
    TrackTicket track,
    ITicketStore store,
    SentPhotos photos,
    AddressLimits limits,
    IAntiforgery antiforgery,
    IStringLocalizer<Words> say)
{
    private const int MostSuggestions = 3;

    public static string PathOf(string buildingId) => $"/r/{Uri.EscapeDataString(buildingId)}";

    public IResult Open(HttpContext context, string buildingId) => Building(buildingId) is { } building
        ? Show(StatusCodes.Status200OK, new ReportView(building, ResidentForm.NewCommandId()) { Kind = context.Request.Query["kind"].FirstOrDefault() })
        : NoSuchBuilding();

    public async Task<IResult> Take(HttpContext context, string buildingId)
    {
        if (!limits.MaySend(context))
        {
            return PublicPages.TooMany(context, say);
        }

        if (Building(buildingId) is not { } building)
        {
            return NoSuchBuilding();
        }

        using var room = await limits.RoomFor(context);
        if (room is null)
        {
            return PublicPages.TooMany(context, say);
        }

        var read = await ResidentForm.Read(context, antiforgery);
        if (read.IsRefused)
        {
            return Refuse(new ReportView(building, ResidentForm.NewCommandId()), read.Refusal);
        }

        return await Take(read.Value, building, context.RequestAborted);
    }

    private async Task<IResult> Take(ResidentForm form, Place building, CancellationToken cancellation)
    {
        var view = new ReportView(building, form.CommandId)
        {
            Kind = form["kind"],
            Text = form["text"],
            Unit = form["unit"],
            Name = form["name"],
            Phone = form["phone"],
            PhotoIds = form.PhotoIds,
            IsSure = form["sure"] is not null,
        };
        if (!form.IsOurs)
        {
            return Refuse(view, Refusal.Invalid("form", "is too old; send it again."));
        }

        try
        {
            var (kept, refusal) = await photos.Keep(form, cancellation);
            view = view with { PhotoIds = kept };
            return refusal is not null ? Refuse(view, refusal)
                : form["follow"] is { } ticketId ? await Follow(view, ticketId, cancellation)
                : await Report(view, cancellation);
        }
        catch (StoreUnavailableException fault)
        {
            return Refuse(view, new Refusal(RefusalCode.Unavailable, fault.Message));
        }
    }

    private async Task<IResult> Report(ReportView view, CancellationToken cancellation)
    {
        var rules = rulebooks.Current;
        if (view.Kind is null && Suggest(view, rules) is { Suggested.Count: > 0 } asked)
        {
            return Show(StatusCodes.Status200OK, asked);
        }

        var report = new ResidentReport(view.Kind, view.Building.Id, view.Unit, view.Text, view.PhotoIds, view.Name, view.Phone);
        var command = report.ToCommand(rules);
        if (command.IsRefused)
        {
            return Refuse(view, command.Refusal);
        }

        if (await SentBefore(view, rules, cancellation) is { } code)
        {
            return Followed(code);
        }

        if (!view.IsSure && await duplicates.Before(view.Building.Id, view.Unit, view.Kind, view.Text, cancellation) is { Value.Length: > 0 } near)
        {
            return Show(StatusCodes.Status200OK, view with { Near = near.Value, IsSure = true });
        }

        var outcome = await commands.Report(Actor.Resident, view.CommandId, command.Value);
        if (outcome.IsRefused)
        {
            return Refuse(view, outcome.Refusal);
        }

        return Followed(await CodeOf(outcome.Value.Receipt, cancellation));
    }

    /// <summary>The same form again is not shown its own report as a neighbour's.</summary>
    private async Task<string?> SentBefore(ReportView view, Rulebook rules, CancellationToken cancellation)
    {
        var community = rules.Organisation.Enclosing(view.Building.Id, PlaceLevel.Community)!;
        var receipt = await store.FindReceipt(community.Id, HandleTicketCommand.Key(Actor.Resident, view.CommandId), cancellation);
        return receipt is null ? null : await CodeOf(receipt, cancellation);
    }

    private async Task<string> CodeOf(CommandReceipt receipt, CancellationToken cancellation) =>
        (await store.Load(receipt.TicketId, null, cancellation)).Ticket!.TrackingCode!;

    /// <summary>A neighbour's report instead of one's own; words and photos go along to it.</summary>
    private async Task<IResult> Follow(ReportView view, string ticketId, CancellationToken cancellation)
    {
        var contact = view.Name is null && view.Phone is null ? null : new Reporter(view.Name, view.Phone, null);
        var outcome = await follow.Follow(Actor.Resident, view.CommandId, ticketId, contact, cancellation);
        if (outcome.IsRefused)
        {
            return Refuse(view, outcome.Refusal);
        }

        var code = outcome.Value.TrackingCode;
        if ((view.Text is not null || view.PhotoIds.Count > 0) && await track.Find(code, cancellation) is { } followed)
        {
            TicketCommand more = view.PhotoIds.Count > 0 ? new AddPhotos(view.PhotoIds, view.Text) : new CommentOnTicket(view.Text!);
            await commands.Give(followed.Speaker, $"{view.CommandId}-more", followed.TicketId, more);
        }

        return Followed(code);
    }

    private static IResult Followed(string code) => Results.LocalRedirect(TrackDoor.PathOf(code) + "?new=1");

    private static ReportView Suggest(ReportView view, Rulebook rules)
    {
        var suggested = rules.Catalogue.Guess.Suggest(view.Text, MostSuggestions);
        return view with { Suggested = [.. suggested.Select(suggestion => suggestion.Kind)], Kind = suggested.Count > 0 ? suggested[0].Kind.Code : null };
    }

    private IResult Refuse(ReportView view, Refusal refusal)
    {
        var field = refusal.Field switch { "description" => "text", "photoIds" or "photoCount" => "photos", var other => other };
        return Show(PublicPages.StatusOf(refusal), view with { Fault = say.OfRefusal(refusal), FaultyField = field });
    }

    private static IResult Show(int status, ReportView view) => PublicPages.Page<ReportDocument>(status, new() { [nameof(ReportDocument.View)] = view });

    private Place? Building(string buildingId) => rulebooks.Current.Organisation.FindPlace(buildingId, PlaceLevel.Building);

    private IResult NoSuchBuilding() =>
        PublicPages.Message(StatusCodes.Status404NotFound, say["Resident.NoBuilding.Title"], say["Resident.NoBuilding.Text"]);
}
