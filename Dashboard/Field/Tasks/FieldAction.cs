namespace RedProperty.Realtime.Field.Tasks;

/// <summary>What somebody in the field may press; the names are the hub's methods.</summary>
public enum FieldAction
{
    Acknowledge,
    ProposeSolution,
    ReplyInWriting,
    Resolve,
    AddPhotos,
    Comment,
    Pause,
    Resume,
    Escalate,
    Return,
}
