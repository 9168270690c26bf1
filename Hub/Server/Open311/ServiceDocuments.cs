using RedProperty.Realtime.Domain.Catalogue;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>The catalogue as Open311 services.</summary>
internal static class ServiceDocuments
{
    /// <summary>The one attribute of every service: <c>attribute[unit]</c>.</summary>
    public const string UnitAttribute = "unit";

    public static Open311Answer List(Open311Call call, KindCatalogue catalogue) => new(call, writer =>
    {
        writer.BeginRootList("services");
        foreach (var kind in catalogue.Kinds)
        {
            var category = catalogue.CategoryOf(kind);
            writer.BeginItem("service");
            writer.Field("service_code", kind.Code);
            writer.Field("service_name", call.Say(kind.Name, kind.NameEn));
            writer.Field("description", call.Say(kind.Description, kind.DescriptionEn));
            writer.Field("metadata", true);
            writer.Field("type", "realtime");
            writer.Field("keywords", string.Join(", ", kind.Keywords));
            writer.Field("group", call.Say(category.Name, category.NameEn));
            writer.EndObject();
        }

        writer.EndList();
    });

    public static Open311Answer Definition(Open311Call call, TicketKind kind) => new(call, writer =>
    {
        writer.BeginRootObject("service_definition");
        writer.Field("service_code", kind.Code);
        writer.BeginList("attributes");
        writer.BeginItem("attribute");
        writer.Field("variable", true);
        writer.Field("code", UnitAttribute);
        writer.Field("datatype", "string");
        writer.Field("required", false);
        writer.Field("datatype_description", call.Say("最多 50 个字", "at most 50 characters"));
        writer.Field("order", 1);
        writer.Field("description", call.Say("单元、楼层或门牌号", "Entrance, floor or flat"));
        writer.BeginList("values");
        writer.EndList();
        writer.EndObject();
        writer.EndList();
        writer.EndObject();
    });
}
