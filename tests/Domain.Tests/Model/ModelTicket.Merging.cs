using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Model;

/// <content>Going on under another ticket: every stopwatch is put down, and taken up again where it stood.</content>
internal sealed partial class ModelTicket
{
    private Phase? phaseBefore;

    public bool IsMerged => phaseBefore is not null;

    private bool Leads(string person) => (person == Holder && !ladder.IsVacant(Track, Level)) || ladder.StandsAbove(person, Track, Level);

    private bool Merge()
    {
        if (Pause is not null)
        {
            EndPause();
        }

        Clocks.ForEach(clock => clock.IsHalted = true);
        (phaseBefore, Phase) = (Phase, Phase.Closed);
        return true;
    }

    private bool SplitOff()
    {
        Clocks.ForEach(clock => clock.IsHalted = false);
        (Phase, phaseBefore) = (phaseBefore!.Value, null);
        RemindAnew();
        return true;
    }
}
