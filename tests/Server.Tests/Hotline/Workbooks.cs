using System.IO.Compression;

namespace RedProperty.Realtime.Server.Tests.Hotline;

/// <summary>Workbooks part by part, as no library would write them.</summary>
internal static class Workbooks
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static byte[] Make(string rows, string[]? texts = null, string dtd = "") => Zip(
        ("[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/><Override PartName="/xl/sheet1.xml" ContentType="{Types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{Types}.styles+xml"/><Override PartName="/xl/texts.xml" ContentType="{Types}.sharedStrings+xml"/></Types>"""),
        ("_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="{Office}/worksheet" Target="sheet1.xml"/><Relationship Id="s2" Type="{Office}/styles" Target="styles.xml"/><Relationship Id="s3" Type="{Office}/sharedStrings" Target="texts.xml"/></Relationships>"""),
        ("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="s1"/></sheets></workbook>"""),
        ("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><numFmts><numFmt numFmtId="164" formatCode="yyyy/m/d\ h:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>"""),
        ("xl/texts.xml", $"""<sst xmlns="{Main}">{string.Concat((texts ?? []).Select(text => text.StartsWith('<') ? $"<si>{text}</si>" : $"<si><t>{text}</t></si>"))}</sst>"""),
        ("xl/sheet1.xml", $"""{dtd}<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData></worksheet>"""));

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }
}
