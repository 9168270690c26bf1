using MudBlazor;

namespace RedProperty.Realtime.Field.Tasks;

/// <summary>A picture for each of the seven categories.</summary>
internal static class KindIcons
{
    public static string Of(string category) => category switch
    {
        "facilities" => Icons.Material.Filled.Build,
        "order" => Icons.Material.Filled.Groups,
        "cleanliness" => Icons.Material.Filled.CleaningServices,
        "greening" => Icons.Material.Filled.Park,
        "safety" => Icons.Material.Filled.LocalFireDepartment,
        "building" => Icons.Material.Filled.Apartment,
        "service" => Icons.Material.Filled.SupportAgent,
        _ => Icons.Material.Filled.ModeComment,
    };

    public static string Of(FieldAction action) => action switch
    {
        FieldAction.Acknowledge => Icons.Material.Filled.ThumbUp,
        FieldAction.ProposeSolution => Icons.Material.Filled.Lightbulb,
        FieldAction.ReplyInWriting => Icons.Material.Filled.EditNote,
        FieldAction.Resolve => Icons.Material.Filled.TaskAlt,
        FieldAction.AddPhotos => Icons.Material.Filled.PhotoCamera,
        FieldAction.Comment => Icons.Material.Filled.ModeComment,
        FieldAction.Pause => Icons.Material.Filled.Pause,
        FieldAction.Resume => Icons.Material.Filled.PlayArrow,
        FieldAction.Escalate => Icons.Material.Filled.ArrowUpward,
        _ => Icons.Material.Filled.AssignmentReturn,
    };
}
