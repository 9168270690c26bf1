namespace RedProperty.Realtime.Domain;

/// <summary>The rules in force in this process. Replaced as a whole when an administrator loads new data, in every process.</summary>
public interface IRulebooks
{
    Rulebook Current { get; }
}
