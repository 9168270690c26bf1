using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Photos;

public sealed class PhotosInPartsOnGarnet
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_that_send_the_same_parts_to_two_programs_at_once_make_one_photo_and_nobody_else_touches_it()
    {
        await using var store = await RunningStore.Open(StoreKind.EmbeddedProcess, Tests.Program.File);
        (string, string)[] settings = [.. store.Settings, ("Roles", "hub")];
        await using var here = await RunningProgram.Start(store.Directory, Token, settings);
        await using var there = await RunningProgram.Start(store.Directory, Token, settings);

        await PhotosInParts.AssertOneOfMany(here, there);
    }
}
