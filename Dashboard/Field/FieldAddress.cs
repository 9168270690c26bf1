namespace RedProperty.Realtime.Field;

/// <param name="Program">The root of the program that serves this page.</param>
internal sealed record FieldAddress(Uri Program);
