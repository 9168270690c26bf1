using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Searches;
using RedProperty.Realtime.Server.Accounts;
using RedProperty.Realtime.Server.Problems;

namespace RedProperty.Realtime.Server.Exports;

/// <summary>Who asks for a file, and what is to be in it.</summary>
internal sealed class ExportRequest(HttpContext context)
{
    private readonly IServiceProvider services = context.RequestServices;

    public static ValueTask<ExportRequest?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<ExportRequest?>(new(context));

    public async Task<IResult> Answer(Func<ExportSheet, HttpContext, CancellationToken, Task> send, CancellationToken cancellation)
    {
        string? Asked(string name) => context.Request.Query[name];
        var rules = services.GetRequiredService<IRulebooks>().Current;
        var actor = services.GetRequiredService<Actors>().Of(context.User);
        var (text, phase, mark, category, grid) = (Asked("q"), Asked("phase"), Asked("mark"), Asked("category"), Asked("grid"));
        if ((actor.Refusal ?? TicketFilter.Check(text, phase, mark, category, grid, rules)) is { } refusal)
        {
            return refusal.AsProblem();
        }

        var isArea = !string.IsNullOrEmpty(Asked("area"));
        var filter = TicketFilter.Read(text, phase, mark, category, grid);
        var words = ExportWords.In(Asked("lang"));
        try
        {
            var list = await services.GetRequiredService<ListForExport>().Begin(actor.Value!, isArea, filter, cancellation);
            var sheet = new ExportSheet(
                list, TicketColumns.For(actor.Value!, rules, words, list.At), words, rules.Calendar.UtcOffset,
                note => AboutExport.Of(actor.Value!, isArea, filter, list, rules, words, note));
            await services.GetRequiredService<ExportTurns>().Take(() => send(sheet, context, cancellation), cancellation);
            return TypedResults.Empty;
        }
        catch (StoreUnavailableException) when (!context.Response.HasStarted)
        {
            context.Response.Headers.ContentDisposition = default;
            return new Refusal(RefusalCode.Unavailable, "The store cannot be reached at the moment; ask for the file again.").AsProblem();
        }
    }
}
