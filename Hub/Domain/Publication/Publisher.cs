namespace RedProperty.Realtime.Domain.Publication;

/// <summary>In whose name a notice stands (公示主体).</summary>
public enum Publisher
{
    /// <summary>物业服务企业: the property company, by its property manager.</summary>
    Company,

    /// <summary>业主委员会: the owners' committee. It has no accounts of its own; the community's secretary enters its notices.</summary>
    OwnersCommittee,

    /// <summary>社区: the community, by its secretary.</summary>
    Community,
}

/// <summary>What a notice is about (公示类别).</summary>
public enum NoticeKind
{
    /// <summary>服务项目与标准: what the company does, how often.</summary>
    ServiceItems,

    /// <summary>收费标准: what is paid for it.</summary>
    Fees,

    /// <summary>收支与维修资金: shared income, accounts, the maintenance fund.</summary>
    Accounts,

    /// <summary>选举换届.</summary>
    Election,

    /// <summary>会议与决定: owners' meetings, five-party meetings, what they decided.</summary>
    Meeting,

    /// <summary>成员与联系方式: who they are and how they are reached.</summary>
    Contacts,

    /// <summary>其他.</summary>
    Other,
}
