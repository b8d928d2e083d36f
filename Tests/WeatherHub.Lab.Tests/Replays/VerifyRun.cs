using WeatherHub.TestKit;

namespace WeatherHub.Lab.Tests.Replays;

/// <summary>One call of the verb.</summary>
internal sealed record VerifyRun(int Code, string Output, string Errors)
{
    internal static VerifyRun Of(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return new VerifyRun(
            Verbs.Run(["verify", .. args], output, errors, new ManualTimeProvider(History.First)), output.ToString(), errors.ToString());
    }
}
