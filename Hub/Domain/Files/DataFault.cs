namespace RedProperty.Realtime.Domain.Files;

/// <summary>What is wrong with one place of a data file: where it stands and what would make it right.</summary>
/// <param name="File">File name as the administrator knows it.</param>
/// <param name="Line">Line in the file, 1-based; 0 when the fault is about the file as a whole.</param>
/// <param name="Field">Column or property.</param>
/// <param name="Message">A sentence that names the thing and the way out.</param>
public sealed record DataFault(string File, int Line, string Field, string Message)
{
    public override string ToString() => Line > 0 ? $"{File}, line {Line}, {Field}: {Message}" : $"{File}, {Field}: {Message}";
}
