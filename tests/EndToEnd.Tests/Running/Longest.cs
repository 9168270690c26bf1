using RedProperty.Realtime.EndToEnd.Tests.Clients;
using RedProperty.Realtime.EndToEnd.Tests.Deliveries;
using RedProperty.Realtime.EndToEnd.Tests.Durability;
using RedProperty.Realtime.EndToEnd.Tests.Faults;
using RedProperty.Realtime.EndToEnd.Tests.Pages;
using RedProperty.Realtime.EndToEnd.Tests.Running;
using RedProperty.Realtime.EndToEnd.Tests.Tablets;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Longest))]

namespace RedProperty.Realtime.EndToEnd.Tests.Running;

/// <summary>
/// What takes longest begins first: the faults, which mostly wait and hold the program to its clocks, then the pages. All else fills the gaps that they
/// leave on the processor, and the end is not one long row of tests on one core.
/// </summary>
public sealed class Longest : ITestCollectionOrderer
{
    /// <summary>Parts of their names: a class without a collection is one of its own, named after it.</summary>
    private static readonly string[] First =
    [
        FaultsOnRedis.Name, FaultsOnGarnet.Name, PagesOfOneProgram.Name, TabletsOfOneProgram.Name,
        nameof(LostAlarmsOnRedis), nameof(LostAlarmsOnGarnet), nameof(Reaching), nameof(WhatSurvivesOnGarnet), nameof(WhatSurvivesOnRedis), nameof(TwoLanguages),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : Xunit.Sdk.ITestCollection =>
        [.. testCollections.OrderBy(it => Array.FindIndex(First, part => it.TestCollectionDisplayName.Contains(part, StringComparison.Ordinal)) is >= 0 and var place ? place : First.Length)];
}
