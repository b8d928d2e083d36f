using WeatherHub.TestKit;

namespace WeatherHub.Api.Tests.Redis;

public sealed class RequiredProgramTests
{
    [Test]
    public void A_test_whose_program_is_missing_is_skipped_and_says_which() =>
        Assert.That(() => Find(strict: null), Throws.InstanceOf<IgnoreException>().With.Message.Contains("no-such-server"));

    [Test]
    public void It_fails_where_programs_are_required() =>
        Assert.That(() => Find(strict: "1"), Throws.InstanceOf<AssertionException>().With.Message.Contains("no-such-server"));

    private static string Find(string? strict) =>
        RequiredProgram.Find("no-such-server", variable => variable == "PATH" ? AppContext.BaseDirectory : strict);
}
