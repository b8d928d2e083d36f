using WeatherHub.Sandbox.Hosting;

namespace WeatherHub.Sandbox.Tests;

/// <summary>Before the first test, as before the first visitor: so that no test meets code that is still being compiled.</summary>
[SetUpFixture]
internal sealed class Rehearsed
{
    [OneTimeSetUp]
    public Task Rehearse() => Rehearsal.RunAsync();
}
