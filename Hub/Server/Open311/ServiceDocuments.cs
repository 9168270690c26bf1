using RedProperty.Realtime.Domain.Catalogue;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>The catalogue as Open311 services.</summary>
internal static class ServiceDocuments
{
    /// <summary>The first attribute of every service: <c>attribute[unit]</c>.</summary>
    public const string UnitAttribute = AttributeCheck.Unit;

    private static readonly KindAttribute Unit = new(
        UnitAttribute, AttributeType.String, false, "单元、楼层或门牌号", "Entrance, floor or flat", "最多 50 个字", "at most 50 characters", []);

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
        Attribute(writer, call, Unit, 1);
        for (var i = 0; i < kind.Attributes.Count; i++)
        {
            Attribute(writer, call, kind.Attributes[i], i + 2);
        }

        writer.EndList();
        writer.EndObject();
    });

    private static void Attribute(Open311Writer writer, Open311Call call, KindAttribute attribute, int order)
    {
        writer.BeginItem("attribute");
        writer.Field("variable", true);
        writer.Field("code", attribute.Code);
        writer.Field("datatype", attribute.Type.ToString().ToLowerInvariant());
        writer.Field("required", attribute.IsRequired);
        writer.Field("datatype_description", call.Say(attribute.Hint, attribute.HintEn));
        writer.Field("order", order);
        writer.Field("description", call.Say(attribute.Name, attribute.NameEn));
        writer.BeginList("values");
        foreach (var value in attribute.Values)
        {
            writer.BeginItem("value");
            writer.Field("key", value.Key);
            writer.Field("name", call.Say(value.Name, value.NameEn));
            writer.EndObject();
        }

        writer.EndList();
        writer.EndObject();
    }
}
