namespace RedProperty.Realtime.Server.Open311;

/// <summary>Where the endpoints are and what they speak.</summary>
internal static class DiscoveryDocument
{
    /// <summary>When the endpoints last changed.</summary>
    private const string Changeset = "2026-11-28T00:00:00+08:00";

    public static Open311Answer Answer(Open311Call call, Open311Options options)
    {
        var url = $"{call.Origin}{Open311Endpoints.Root}";
        return new Open311Answer(call, writer =>
        {
            writer.BeginRootObject("discovery");
            writer.Field("changeset", Changeset);
            writer.Field("contact", options.Contact);
            writer.Field("key_service", options.KeyService);
            writer.BeginList("endpoints");
            writer.BeginItem("endpoint");
            writer.Field("specification", "http://wiki.open311.org/GeoReport_v2");
            writer.Field("url", url);
            writer.Field("changeset", Changeset);
            writer.Field("type", "production");
            writer.BeginList("formats");
            writer.Item("format", "application/json");
            writer.Item("format", "text/xml");
            writer.EndList();
            writer.EndObject();
            writer.EndList();
            writer.EndObject();
        });
    }
}
