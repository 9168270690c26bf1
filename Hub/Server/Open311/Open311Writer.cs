namespace RedProperty.Realtime.Server.Open311;

/// <summary>One document, two shapes: what is written through it says the same in JSON and in XML. Null is an empty element.</summary>
internal abstract class Open311Writer
{
    /// <summary>The document is a list: a bare array, or <paramref name="root"/> around the items.</summary>
    public abstract void BeginRootList(string root);

    /// <summary>The document is one thing: a bare object, or the element <paramref name="root"/>.</summary>
    public abstract void BeginRootObject(string root);

    /// <summary>A list within a thing.</summary>
    public abstract void BeginList(string name);

    public abstract void EndList();

    /// <summary>A thing within a list.</summary>
    public abstract void BeginItem(string name);

    /// <summary>Ends an item, or the root object.</summary>
    public abstract void EndObject();

    /// <summary>A bare text within a list.</summary>
    public abstract void Item(string name, string value);

    public abstract void Field(string name, string? value);

    public abstract void Field(string name, bool value);

    public abstract void Field(string name, double? value);
}
