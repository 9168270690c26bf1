namespace RedProperty.Realtime.Field.Tasks;

/// <summary>How far a ticket has come, in the words of the wire.</summary>
internal static class TicketPhases
{
    public const string Reported = "reported";
    public const string Acknowledged = "acknowledged";
    public const string Planned = "planned";
    public const string Resolved = "resolved";
    public const string Closed = "closed";

    public static bool IsOpen(string phase) => phase is Reported or Acknowledged or Planned;
}
