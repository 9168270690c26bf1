namespace RedProperty.Realtime.EndToEnd.Tests.Durability;

/// <summary>Promise 1: what was answered is there, whatever died.</summary>
public abstract class WhatSurvives(KilledTwice killed)
{
    [Fact]
    public Task Every_report_that_was_answered_is_there_after_two_kills_in_the_middle_of_writes_and_a_stop() => killed.Reports.Held;

    [Fact]
    public Task A_photo_outlives_kills_between_its_parts_and_a_resolution_that_names_it_hangs_it() => killed.Photos.Held;

    [Fact]
    public Task A_device_renews_its_session_after_a_kill_and_one_that_was_withdrawn_stays_out() => killed.Sessions.Held;

    [Fact]
    public Task A_killed_device_shows_all_it_had_then_what_it_missed_and_its_commands_take_effect_once_and_in_order() => killed.Devices.Held;
}

public sealed class WhatSurvivesOnGarnet(KilledWithItsStore killed) : WhatSurvives(killed), IClassFixture<KilledWithItsStore>;

public sealed class WhatSurvivesOnRedis(KilledBesideItsStore killed) : WhatSurvives(killed), IClassFixture<KilledBesideItsStore>;
