using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Simulator.City;
using RedProperty.Realtime.Simulator.Input;

namespace RedProperty.Realtime.Simulator.Play;

/// <summary>The program's HTTP side, as far as the simulator uses it.</summary>
public sealed class ProgramDoor(HttpClient http, Uri url)
{
    private const int PageSize = 200;
    private const int FaultsShown = 3;
    private const int MostAttempts = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <exception cref="BadInputException">Out of reach, or not ready.</exception>
    public async Task<IReadOnlySet<string>> ServiceCodes(CancellationToken cancellation)
    {
        try
        {
            using var answer = await http.GetAsync(At("open311/v2/services.json"), cancellation);
            answer.EnsureSuccessStatusCode();
            using var services = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation));
            return services.RootElement.EnumerateArray().Select(service => service.GetProperty("service_code").GetString()!).ToHashSet(StringComparer.Ordinal);
        }
        catch (HttpRequestException fault) when (fault.StatusCode is null)
        {
            throw new BadInputException($"{url} does not answer ({fault.Message}); start the program with: dotnet run --project Hub/Host.", fault);
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new BadInputException($"{url}open311/v2/services.json is not what this program answers ({fault.Message}); is --url right?", fault);
        }
    }

    /// <exception cref="BadInputException">The name or the password is wrong.</exception>
    public async Task<Session> SignIn(string userName, string password, CancellationToken cancellation)
    {
        await using var client = new CoordinationClient(new CoordinationClientOptions { BaseAddress = url, Http = http });
        try
        {
            return await client.SignIn(userName, password, cancellation);
        }
        catch (CoordinationFault fault)
        {
            throw new BadInputException($"The program does not let '{userName}' in: {fault.Sentence}", fault);
        }
    }

    public async Task PutOrganisation(string organisation, string token, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Put, "api/organisation?mode=merge", token);
        request.Content = new StringContent(organisation, Encoding.UTF8, "text/csv");
        using var answer = await http.SendAsync(request, cancellation);
        await Demand(answer, "organisation", cancellation);
    }

    public async Task PostAccounts(IEnumerable<NewAccount> accounts, string token, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Post, "api/accounts", token);
        request.Content = JsonContent.Create(accounts.ToArray());
        using var answer = await http.SendAsync(request, cancellation);
        await Demand(answer, "accounts", cancellation);
    }

    public async Task<IReadOnlyList<Building>> Places(string scope, string token, CancellationToken cancellation)
    {
        var places = await Get<IReadOnlyList<BuildingPlace>>($"api/places?scope={Uri.EscapeDataString(scope)}", token, cancellation);
        return [.. places.Select(place =>
            new Building(place.Id, place.Name, place.Grid, place.Community, place.Address ?? place.Name, place.Latitude, place.Longitude))];
    }

    /// <summary>Every ticket of a place, open and closed.</summary>
    public async Task<IReadOnlyList<TicketSnapshot>> Tickets(string scope, string token, CancellationToken cancellation)
    {
        var all = new Dictionary<string, TicketSnapshot>(StringComparer.Ordinal);
        for (var page = 1; ; page++)
        {
            var list = await Get<TicketList>($"api/tickets?scope={Uri.EscapeDataString(scope)}&page={page}&pageSize={PageSize}", token, cancellation);
            foreach (var ticket in list.Tickets)
            {
                all[ticket.Id] = ticket;
            }

            // The program may give smaller pages than asked for.
            if (list.Tickets.Count == 0 || (long)page * list.PageSize >= list.Total)
            {
                return [.. all.Values];
            }
        }
    }

    /// <summary>One ticket with its timeline.</summary>
    public Task<TicketSnapshot> Ticket(string id, string token, CancellationToken cancellation) =>
        Get<TicketSnapshot>($"api/tickets/{Uri.EscapeDataString(id)}", token, cancellation);

    /// <summary>Sends the file to the intake of the hotline.</summary>
    public async Task<IntakeResult> TakeIn(byte[] file, string mapping, bool isDryRun, string token, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Post, $"api/hotline/intakes?dryRun={(isDryRun ? "true" : "false")}", token);
        request.Content = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "hotline.csv" }, { new StringContent(mapping), "mappingJson" } };
        using var answer = await http.SendAsync(request, cancellation);
        await Demand(answer, "intake", cancellation);
        return await answer.Content.ReadFromJsonAsync<IntakeResult>(cancellation) ?? throw new InvalidDataException("The intake answered with nothing.");
    }

    /// <summary>How many lines of results come back.</summary>
    public async Task<int> HotlineResults(string token, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Get, "api/hotline/results?format=csv&lang=en", token);
        using var answer = await http.SendAsync(request, cancellation);
        answer.EnsureSuccessStatusCode();
        using var csv = CsvHelper.CsvReader.Create(new StringReader(await answer.Content.ReadAsStringAsync(cancellation)), new CsvHelper.CsvReaderOptions { HasHeader = false });
        var lines = -1;
        while (csv.Read())
        {
            lines++;
        }

        return lines;
    }

    public Task<HttpResponseMessage> Report(IReadOnlyDictionary<string, string> form, string apiKey, string idempotencyKey, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, At("open311/v2/requests.json"))
        {
            Content = new FormUrlEncodedContent([.. form, new KeyValuePair<string, string>("api_key", apiKey)]),
        };
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        return http.SendAsync(request, cancellation);
    }

    private static HttpRequestMessage Authorised(HttpRequestMessage request, string token)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private static async Task Demand(HttpResponseMessage answer, string what, CancellationToken cancellation)
    {
        if (answer.IsSuccessStatusCode)
        {
            return;
        }

        var text = await answer.Content.ReadAsStringAsync(cancellation);
        throw new BadInputException($"The program refused the {what} made from the file with {(int)answer.StatusCode}: {Words(answer.StatusCode, text)}");
    }

    private static string Words(HttpStatusCode status, string text)
    {
        try
        {
            using var problem = JsonDocument.Parse(text);
            if (problem.RootElement.TryGetProperty("faults", out var faults) && faults.ValueKind == JsonValueKind.Array)
            {
                return string.Join(" ", faults.EnumerateArray().Take(FaultsShown).Select(fault =>
                    fault.ValueKind == JsonValueKind.String ? fault.GetString() : fault.GetRawText()));
            }

            return problem.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString() ?? status.ToString() : status.ToString();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return status.ToString();
        }
    }

    private async Task<T> Get<T>(string path, string token, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = Request(HttpMethod.Get, path, token);
            using var answer = await http.SendAsync(request, cancellation);
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || attempt == MostAttempts)
            {
                answer.EnsureSuccessStatusCode();
                return await answer.Content.ReadFromJsonAsync<T>(cancellation) ?? throw new InvalidDataException($"{path} answered with nothing.");
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path, string token) => Authorised(new HttpRequestMessage(method, At(path)), token);

    private Uri At(string path) => new(new Uri(url.AbsoluteUri.TrimEnd('/') + "/"), path);
}

/// <summary>One element of <c>POST /api/accounts</c>.</summary>
public sealed record NewAccount(string UserName, string PersonId, string Password);

/// <summary>The answer of <c>POST /api/hotline/intakes</c>.</summary>
public sealed record IntakeResult(int Lines, int New, int Known, int FaultyLines, IReadOnlyList<IntakeResultFault> Faults);

/// <summary>One line that was left out.</summary>
public sealed record IntakeResultFault(string Message);
