using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Server.Files;

/// <summary>One record of a CSV file, with the line it begins on.</summary>
internal sealed record CsvLine(int Line, IReadOnlyDictionary<string, int> Columns, string[] Fields)
{
    /// <summary>The field without the spaces around it; empty where the file lacks the column.</summary>
    public string this[string column] => Columns.TryGetValue(column, out var place) ? Fields[place].Trim() : string.Empty;
}

/// <summary>What a CSV file holds and what is wrong with its form.</summary>
/// <param name="Lines">Null when the form is so wrong that the content cannot be looked at.</param>
internal sealed record CsvLines(IReadOnlyList<CsvLine>? Lines, IReadOnlyList<DataFault> Faults)
{
    /// <summary>Looks at the content; faults of form and content come together.</summary>
    public Checked<T> Then<T>(Func<IReadOnlyList<CsvLine>, Checked<T>> check)
        where T : class
    {
        var result = Lines is null ? new Checked<T>(Faults) : check(Lines);
        return Lines is null || Faults.Count == 0 ? result : new Checked<T>([.. Faults, .. result.Faults]);
    }
}
