namespace RedProperty.Realtime.Domain.Files;

/// <summary>A value read from a data file, or the faults that keep it from being used. Never both, never half.</summary>
public sealed class Checked<T>
    where T : class
{
    public Checked(T value) => Value = value;

    public Checked(IReadOnlyList<DataFault> faults) => Faults = faults;

    public T? Value { get; }

    public IReadOnlyList<DataFault> Faults { get; } = [];
}
