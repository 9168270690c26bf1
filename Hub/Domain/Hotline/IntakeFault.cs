using System.Globalization;

namespace RedProperty.Realtime.Domain.Hotline;

/// <summary>What can be wrong with a file of hotline cases.</summary>
public enum IntakeFaultCode
{
    // About the file.
    NotATable,
    TooLarge,
    TooManyLines,
    TooManyColumns,
    Encoding,
    Empty,
    ColumnMissing,
    ColumnTwice,

    // About a line.
    Quotes,
    FieldCount,
    NumberMissing,
    NumberUnusable,
    NumberTwice,
    KindMissing,
    KindUnknown,
    PlaceMissing,
    BuildingUnknown,
    AddressUnknown,
    AddressAmbiguous,
    OutsidePosts,
    TimeUnreadable,
    TooLong,
    NotWritten,
}

/// <summary>One thing that is wrong with a file of hotline cases, by place and kind, so that each reader gets it in his language.</summary>
/// <param name="Line">1-based; 0 when it is about the file.</param>
/// <param name="Column">As the file names it; empty when it is about the line.</param>
/// <param name="Given">What stands there, shortened.</param>
/// <param name="More">What would be right: a limit, another line, the columns there are.</param>
public sealed record IntakeFault(int Line, string Column, IntakeFaultCode Code, string Given = "", string More = "")
{
    private const int LongestShown = 60;

    public static IntakeFault OfFile(IntakeFaultCode code, string given = "", string more = "") => new(0, "", code, Shown(given), more);

    public static string Shown(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";

    /// <summary>For programs; pages have the same in the words of their reader.</summary>
    public string Sentence => string.Create(CultureInfo.InvariantCulture, $"{Where}{What}");

    private string Where => (Line, Column) switch
    {
        (0, "") => "",
        (0, _) => $"{Column}: ",
        (_, "") => $"line {Line}: ",
        _ => $"line {Line}, {Column}: ",
    };

    private string What => Code switch
    {
        IntakeFaultCode.NotATable => "is neither CSV nor XLSX; save the list as one of them.",
        IntakeFaultCode.TooLarge => $"is larger than {More}; divide the file.",
        IntakeFaultCode.TooManyLines => $"has more than {More} lines; divide the file.",
        IntakeFaultCode.TooManyColumns => $"has more than {More} columns; leave out those that are not needed.",
        IntakeFaultCode.Encoding => "is neither UTF-8 nor GB18030; save the file as CSV UTF-8 or XLSX.",
        IntakeFaultCode.Empty => "has no line below its header.",
        IntakeFaultCode.ColumnMissing => $"'{Given}' is no column of this file; it has {More}.",
        IntakeFaultCode.ColumnTwice => $"'{Given}' stands in the header twice; give each column its own name.",
        IntakeFaultCode.Quotes => "has a quotation mark that is not closed, or one inside a field; double it or quote the whole field.",
        IntakeFaultCode.FieldCount => $"has {Given} fields where the header has {More}.",
        IntakeFaultCode.NumberMissing => "is empty; every case needs the hotline's number.",
        IntakeFaultCode.NumberUnusable => $"'{Given}' is no number of a case; write 1 to {More} letters, digits or marks without spaces.",
        IntakeFaultCode.NumberTwice => $"'{Given}' stands already in line {More}.",
        IntakeFaultCode.KindMissing => "is empty; name the kind of matter, or choose one for the rest.",
        IntakeFaultCode.KindUnknown => $"'{Given}' belongs to no kind of the catalogue; assign one in the mapping.",
        IntakeFaultCode.PlaceMissing => "says no place: give a building's code, an address or coordinates.",
        IntakeFaultCode.BuildingUnknown => $"'{Given}' is no building of the organisation.",
        IntakeFaultCode.AddressUnknown => $"'{Given}' begins with no registered address; assign a building in the mapping, or correct the address.",
        IntakeFaultCode.AddressAmbiguous => $"'{Given}' means several buildings; assign one in the mapping.",
        IntakeFaultCode.OutsidePosts => $"'{Given}' lies outside your posts.",
        IntakeFaultCode.TimeUnreadable => $"'{Given}' is no moment; write it like {More}.",
        IntakeFaultCode.TooLong => $"has {Given} characters; at most {More} are kept.",
        _ => "could not be written just now; send the file again, nothing is taken in twice.",
    };
}
