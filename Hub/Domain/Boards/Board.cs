using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Publication;

namespace RedProperty.Realtime.Domain.Boards;

/// <summary>Who holds a post that answers for the building (责任人). Nobody: the post is vacant, and the board says so.</summary>
/// <param name="Place">Where the post stands: the building itself, its grid, its community, ...</param>
public sealed record Answerer(Role Role, Place Place, IReadOnlyList<Person> People, PostDuty? Duty);

/// <summary>A chair of cross appointment with the names that belong to it.</summary>
public sealed record BoardAppointment(AppointmentKind Kind, PropertyCompany Company, Person Person);

/// <summary>How well it goes in the community (公示指标).</summary>
/// <param name="Month">Since the first of this month.</param>
/// <param name="Quarter">Since the first of this quarter.</param>
public sealed record BoardFigures(DateOnly MonthFrom, FigureSums Month, DateOnly QuarterFrom, FigureSums Quarter);

/// <summary>Who answers for what at a building, in the open (楼道公示牌). Work phones only, and nothing about any resident.</summary>
/// <param name="Answerers">Nearest to the resident first.</param>
/// <param name="Above">The offices above: street, district.</param>
/// <param name="Notices">Newest first; null while they cannot be read.</param>
/// <param name="Figures">Null while they cannot be read.</param>
public sealed record Board(
    Place Building,
    Place Grid,
    Place Community,
    Place Street,
    PropertyCompany? Company,
    IReadOnlyList<Answerer> Answerers,
    IReadOnlyList<Answerer> Above,
    IReadOnlyList<ComplaintOffice> Offices,
    IReadOnlyList<Term> Ordinary,
    IReadOnlyList<Term> Major,
    IReadOnlyList<BoardAppointment> Appointments,
    IReadOnlyList<Notice>? Notices = null,
    BoardFigures? Figures = null);
