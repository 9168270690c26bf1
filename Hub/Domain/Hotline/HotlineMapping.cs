namespace RedProperty.Realtime.Domain.Hotline;

/// <summary>Which column of a hotline's file means what (列映射), and what its words are in ours. A null column is one that the file does not have.</summary>
public sealed record HotlineColumns
{
    /// <summary>The hotline's number of the case (工单编号).</summary>
    public string? Number { get; init; }

    public string? Kind { get; init; }

    /// <summary>A code of our organisation.</summary>
    public string? Building { get; init; }

    public string? Address { get; init; }

    public string? Latitude { get; init; }

    public string? Longitude { get; init; }

    /// <summary>Entrance, floor or flat; where there is no such column, what an address has behind the building's.</summary>
    public string? Unit { get; init; }

    public string? Description { get; init; }

    public string? CalledAt { get; init; }

    public string? DueAt { get; init; }

    public string? Name { get; init; }

    public string? Phone { get; init; }

    /// <summary>What is named, by meaning; in the order of the form.</summary>
    public IEnumerable<(string Meaning, string? Column)> All() =>
    [
        (nameof(Number), Number), (nameof(Kind), Kind), (nameof(Address), Address), (nameof(Building), Building), (nameof(Unit), Unit),
        (nameof(Description), Description), (nameof(CalledAt), CalledAt), (nameof(DueAt), DueAt), (nameof(Name), Name), (nameof(Phone), Phone),
        (nameof(Latitude), Latitude), (nameof(Longitude), Longitude),
    ];

    /// <param name="meaning">As <see cref="All"/> names it.</param>
    public HotlineColumns With(string meaning, string? column) => meaning switch
    {
        nameof(Number) => this with { Number = column },
        nameof(Kind) => this with { Kind = column },
        nameof(Address) => this with { Address = column },
        nameof(Building) => this with { Building = column },
        nameof(Unit) => this with { Unit = column },
        nameof(Description) => this with { Description = column },
        nameof(CalledAt) => this with { CalledAt = column },
        nameof(DueAt) => this with { DueAt = column },
        nameof(Name) => this with { Name = column },
        nameof(Phone) => this with { Phone = column },
        nameof(Latitude) => this with { Latitude = column },
        nameof(Longitude) => this with { Longitude = column },
        _ => throw new ArgumentOutOfRangeException(nameof(meaning), meaning, "No part of a hotline's line."),
    };
}

/// <inheritdoc cref="HotlineColumns"/>
public sealed record HotlineMapping
{
    public const int MostWords = 2_000;

    public HotlineColumns Columns { get; init; } = new();

    /// <summary>The hotline's word to a kind's code. A kind's own code or name needs no entry.</summary>
    public IReadOnlyDictionary<string, string> Kinds { get; init; } = new Dictionary<string, string>();

    /// <summary>For words that nothing is known of; null refuses such a line.</summary>
    public string? OtherKind { get; init; }

    /// <summary>An address as the hotline writes it to a building's code.</summary>
    public IReadOnlyDictionary<string, string> Buildings { get; init; } = new Dictionary<string, string>();

    /// <summary>.NET date formats, tried before the usual ones; local time of the city.</summary>
    public IReadOnlyList<string> TimeFormats { get; init; } = [];

    /// <summary>Hours from the call, or from the intake, to the hotline's limit, where no column says it; null for none.</summary>
    public double? DueHours { get; init; }

    /// <summary>Further columns that hold something personal: they are not kept and go back empty.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>What keeps this mapping from being used with any file.</summary>
    public Refusal? Check(Rulebook rules)
    {
        if (string.IsNullOrWhiteSpace(Columns.Number))
        {
            return Refusal.Invalid("number", "name the column of the hotline's number; it keeps a case from being taken in twice.") with { Reason = "mappingNumber" };
        }

        if (Columns.Kind is null && OtherKind is null)
        {
            return Refusal.Invalid("kind", "name the column of the kind, or one kind for all.") with { Reason = "mappingKind" };
        }

        if (Columns is { Building: null, Address: null } and not { Latitude: not null, Longitude: not null })
        {
            return Refusal.Invalid("address", "name the column of the address, of the building's code, or both of the coordinates.") with { Reason = "mappingAddress" };
        }

        if (Kinds.Values.Append(OtherKind).FirstOrDefault(code => code is not null && rules.Catalogue.Find(code) is null) is { } kind)
        {
            return Refusal.Invalid("kinds", $"'{kind}' is not in the catalogue; GET /open311/v2/services.json lists the kinds.");
        }

        return Kinds.Count + Buildings.Count + TimeFormats.Count + Hidden.Count > MostWords ? Refusal.Invalid("kinds", $"has too many entries; at most {MostWords} are kept.")
            : DueHours is <= 0 or > 24 * 366 or double.NaN ? Refusal.Invalid("dueHours", "must be more than 0 and at most a year.") with { Reason = "mappingDueHours" }
            : null;
    }
}
