using System.Diagnostics.CodeAnalysis;

namespace RedProperty.Realtime.Domain.Catalogue;

/// <summary>What an answer looks like; the names are those of Open311.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The standard's own word for a short text.")]
public enum AttributeType
{
    String,
    Number,
    DateTime,

    /// <summary>A longer text.</summary>
    Text,
    SingleValueList,
    MultiValueList,
}

/// <summary>One of the values of a list.</summary>
public sealed record AttributeValue(string Key, string Name, string NameEn);

/// <summary>A question that a kind of matter asks whoever reports it (补充信息), for example whether somebody is trapped in the lift.</summary>
/// <param name="Code">Unique within the kind; <c>attribute[code]</c> in Open311.</param>
/// <param name="Name">The question itself.</param>
/// <param name="Values">Of lists; else empty.</param>
public sealed record KindAttribute(
    string Code, AttributeType Type, bool IsRequired, string Name, string NameEn, string Hint, string HintEn, IReadOnlyList<AttributeValue> Values)
{
    /// <summary>Whether the answer is one or some of <see cref="Values"/>.</summary>
    public bool IsList => Type is AttributeType.SingleValueList or AttributeType.MultiValueList;
}
