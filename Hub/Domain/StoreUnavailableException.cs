namespace RedProperty.Realtime.Domain;

/// <summary>
/// The store cannot be reached, or did not answer in time. A change that was on its way may have happened or not:
/// send it again with the same command id. Doors answer <see cref="RefusalCode.Unavailable"/>.
/// </summary>
public sealed class StoreUnavailableException : Exception
{
    private const string Sentence = "The store cannot be reached at the moment; send the same command id again after a moment.";

    public StoreUnavailableException()
        : base(Sentence)
    {
    }

    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    public StoreUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public StoreUnavailableException(Exception inner)
        : base(Sentence, inner)
    {
    }
}
