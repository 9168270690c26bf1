namespace RedProperty.Realtime.Domain.Hotline;

/// <summary>A first mapping for a file that nobody has seen before: from the names that hotlines give their columns. People correct it.</summary>
public static class MappingGuess
{
    private static readonly string[] Personal = ["姓名", "电话", "手机", "身份证", "邮箱", "来电人", "诉求人", "联系人", "联系方式", "name", "phone", "mobile", "e-mail", "email"];

    public static HotlineMapping For(IReadOnlyList<string> columns)
    {
        var left = columns.Where(column => column.Length > 0).ToList();
        string? Take(params string[] names)
        {
            var found = names.Select(name => left.FirstOrDefault(column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase)))
                .Concat(names.Select(name => left.FirstOrDefault(column => column.Contains(name, StringComparison.OrdinalIgnoreCase))))
                .FirstOrDefault(column => column is not null);
            left.Remove(found ?? "");
            return found;
        }

        var named = new HotlineColumns
        {
            Number = Take("工单编号", "工单号", "热线编号", "受理编号", "编号", "case number", "number"),
            CalledAt = Take("来电时间", "受理时间", "诉求时间", "登记时间", "called at"),
            DueAt = Take("办结期限", "办理时限", "截止时间", "到期时间", "due at", "due"),
            Kind = Take("诉求类别", "问题类别", "事项类别", "问题分类", "类别", "kind", "category"),
            Building = Take("楼栋编码", "楼栋编号", "building code", "building"),
            Address = Take("事发地址", "诉求地址", "问题地址", "地址", "address"),
            Unit = Take("单元", "门牌", "unit"),
            Description = Take("诉求内容", "工单内容", "问题描述", "内容", "description"),
            Phone = Take("联系电话", "来电号码", "电话", "手机", "phone"),
            Name = Take("来电人", "诉求人", "联系人", "姓名", "name"),
            Latitude = Take("纬度", "latitude"),
            Longitude = Take("经度", "longitude"),
        };
        return new HotlineMapping { Columns = named, Hidden = [.. left.Where(IsPersonal)] };
    }

    /// <summary>Whether a column's name sounds like a person's data.</summary>
    public static bool IsPersonal(string column) => Personal.Any(word => column.Contains(word, StringComparison.OrdinalIgnoreCase));
}
