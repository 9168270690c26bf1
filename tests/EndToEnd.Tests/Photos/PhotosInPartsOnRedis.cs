using RedProperty.Realtime.EndToEnd.Tests.Pushes;

namespace RedProperty.Realtime.EndToEnd.Tests.Photos;

[Collection(OnRedis.Name)]
public sealed class PhotosInPartsOnRedis(TwoProgramsOnRedis programs)
{
    [Fact]
    public Task Many_that_send_the_same_parts_to_two_programs_at_once_make_one_photo_and_nobody_else_touches_it() =>
        PhotosInParts.AssertOneOfMany(programs.Here, programs.There);
}
