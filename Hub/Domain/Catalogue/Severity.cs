namespace RedProperty.Realtime.Domain.Catalogue;

/// <summary>Which of the 2341 limits apply (一般 / 重大).</summary>
public enum Severity
{
    Ordinary,
    Major,
}
