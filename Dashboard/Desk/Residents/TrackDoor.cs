using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Desk.Tickets;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Residents;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Residents;

/// <summary><c>/t/{trackingCode}</c>: how the matter stands, and what its resident has to say about it. Who has the address is the resident.</summary>
internal sealed class TrackDoor(
    TrackTicket track, DeskCommands commands, SentPhotos photos, AddressLimits limits, IAntiforgery antiforgery, IStringLocalizer<Words> say)
{
    public static string PathOf(string code) => $"/t/{Uri.EscapeDataString(code)}";

    public async Task<IResult> Open(HttpContext context, string code)
    {
        if (await Find(context, code) is not { } found)
        {
            return Unknown(context);
        }

        var query = context.Request.Query;
        var asked = Enum.TryParse<ResidentAct>(query["do"].FirstOrDefault(), ignoreCase: true, out var act) ? act : (ResidentAct?)null;
        return Show(StatusCodes.Status200OK, new TrackView(found, ResidentForm.NewCommandId()) { Act = asked, IsNew = query.ContainsKey("new"), IsDone = query.ContainsKey("done") });
    }

    public async Task<IResult> Take(HttpContext context, string code)
    {
        if (!limits.MaySend(context))
        {
            return PublicPages.TooMany(context, say);
        }

        if (await Find(context, code) is not { } found)
        {
            return Unknown(context);
        }

        using var room = await limits.RoomFor(context);
        if (room is null)
        {
            return PublicPages.TooMany(context, say);
        }

        var read = await ResidentForm.Read(context, antiforgery);
        var view = new TrackView(found, ResidentForm.NewCommandId());
        return read.IsRefused ? Refuse(view, read.Refusal) : await Take(read.Value, code, view, context.RequestAborted);
    }

    private async Task<IResult> Take(ResidentForm form, string code, TrackView view, CancellationToken cancellation)
    {
        if (!Enum.TryParse<ResidentAct>(form["do"], ignoreCase: true, out var act) || !Enum.IsDefined(act))
        {
            return Refuse(view, Refusal.Invalid("form", "cannot be read."));
        }

        view = view with { CommandId = form.CommandId, Act = act, Text = form["text"], Rating = RatingOf(form), PhotoIds = form.PhotoIds };
        if (!form.IsOurs)
        {
            return Refuse(view, Refusal.Invalid("form", "is too old; send it again."));
        }

        try
        {
            var (kept, refusal) = act == ResidentAct.Word ? await photos.Keep(form, cancellation) : ([], null);
            view = view with { PhotoIds = kept };
            refusal ??= view.Missing;
            if (refusal is not null)
            {
                return Refuse(view, refusal);
            }

            var outcome = await commands.Give(view.Ticket.Speaker, view.CommandId, view.Ticket.TicketId, view.Command);
            return outcome.IsRefused ? await RefuseAnew(view, code, outcome.Refusal, cancellation) : Results.LocalRedirect(PathOf(code) + "?done=1");
        }
        catch (StoreUnavailableException fault)
        {
            return Refuse(view, new Refusal(RefusalCode.Unavailable, fault.Message));
        }
    }

    private static int? RatingOf(ResidentForm form) => int.TryParse(form["rating"], System.Globalization.CultureInfo.InvariantCulture, out var stars) ? stars : null;

    /// <summary>Null when the code opens nothing, or the address has tried too many.</summary>
    private async Task<TrackedTicket?> Find(HttpContext context, string code)
    {
        if (!limits.MayGuess(context))
        {
            return null;
        }

        var found = await track.Find(code, context.RequestAborted);
        if (found is null)
        {
            limits.Guessed(context);
        }

        return found;
    }

    private IResult Unknown(HttpContext context) => limits.MayGuess(context)
        ? PublicPages.Message(StatusCodes.Status404NotFound, say["Resident.NoCode.Title"], say["Resident.NoCode.Text"])
        : PublicPages.TooMany(context, say);

    /// <summary>The matter has moved on while somebody was typing: he sees where it is now, and his words.</summary>
    private async Task<IResult> RefuseAnew(TrackView view, string code, Refusal refusal, CancellationToken cancellation) =>
        Refuse(view with { Ticket = await track.Find(code, cancellation) ?? view.Ticket }, refusal);

    private IResult Refuse(TrackView view, Refusal refusal) => Show(
        PublicPages.StatusOf(refusal), view with { Fault = say.OfRefusal(refusal), FaultyField = refusal.Field is "photoIds" or "photoCount" ? "photos" : refusal.Field });

    private static IResult Show(int status, TrackView view) => PublicPages.Page<TrackDocument>(status, new() { [nameof(TrackDocument.View)] = view });
}
