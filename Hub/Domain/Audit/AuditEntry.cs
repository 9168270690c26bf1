namespace RedProperty.Realtime.Domain.Audit;

/// <summary>Something that an administrator changed (操作日志): when, whose hand, what. Never a password or a key.</summary>
/// <param name="By">The person's id; <c>system</c> for what the program did at its start.</param>
/// <param name="ByName">The name as it was then.</param>
/// <param name="What">One of <see cref="AuditFacts"/>.</param>
/// <param name="Details">The things named: a file, a place, a user name, how many.</param>
public sealed record AuditEntry(DateTimeOffset At, string By, string ByName, string What, IReadOnlyDictionary<string, string> Details);

/// <summary>What can stand in the audit log, past tense.</summary>
public static class AuditFacts
{
    public const string OrganisationChanged = "organisationChanged";
    public const string CatalogueChanged = "catalogueChanged";
    public const string PolicyChanged = "policyChanged";
    public const string CalendarChanged = "calendarChanged";
    public const string DisclosureChanged = "disclosureChanged";
    public const string NoticePublished = "noticePublished";
    public const string NoticeWithdrawn = "noticeWithdrawn";
    public const string PolicyApplied = "policyApplied";
    public const string AccountsOpened = "accountsOpened";
    public const string PasswordReset = "passwordReset";
    public const string AccountDisabled = "accountDisabled";
    public const string AccountEnabled = "accountEnabled";
    public const string DeviceWithdrawn = "deviceWithdrawn";
    public const string WallKeyMade = "wallKeyMade";
    public const string WallKeyRevoked = "wallKeyRevoked";
    public const string ApiKeyMade = "apiKeyMade";
    public const string ApiKeyRevoked = "apiKeyRevoked";
    public const string FeedsRenewed = "feedsRenewed";

    public static IReadOnlyList<string> All { get; } =
    [
        OrganisationChanged, CatalogueChanged, PolicyChanged, CalendarChanged, PolicyApplied, AccountsOpened, PasswordReset,
        AccountDisabled, AccountEnabled, WallKeyMade, WallKeyRevoked, ApiKeyMade, ApiKeyRevoked, FeedsRenewed,
        DisclosureChanged, NoticePublished, NoticeWithdrawn, DeviceWithdrawn,
    ];
}
