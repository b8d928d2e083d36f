using System.Text.RegularExpressions;

namespace WeatherHub.Architecture.Tests;

/// <summary>What the container files promise, as far as text can show it.</summary>
internal sealed class ContainerTests
{
    private static readonly string Dockerfile = File.ReadAllText(Path.Combine(Repository.Root, "Dockerfile"));
    private static readonly string Compose = File.ReadAllText(Path.Combine(Repository.Root, "docker-compose.yml"));

    [Test]
    public void Every_image_is_named_by_an_exact_version()
    {
        var images = Regex
            .Matches(
                Dockerfile + Compose,
                @"^(?:FROM|\s+image:) (?<image>\S+)",
                RegexOptions.Multiline | RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1))
            .Select(match => match.Groups["image"].Value)
            .ToList();
        Assert.That(images, Has.Count.EqualTo(3));
        Assert.That(images, Has.All.Match(@":\d+\.\d+\.\d+(-[a-z0-9.-]+)?(@sha256:[0-9a-f]{64})?$"));
    }

    [Test]
    public void The_image_is_restored_from_lock_files_before_the_sources_are_copied()
    {
        var (restore, sources) = (
            Dockerfile.IndexOf("dotnet restore", StringComparison.Ordinal),
            Dockerfile.IndexOf("COPY . .", StringComparison.Ordinal));
        Assert.That(restore, Is.Positive.And.LessThan(sources));
        Assert.That(
            Dockerfile[..restore].Split('\n').Count(line => line.Contains("packages.lock.json", StringComparison.Ordinal)),
            Is.EqualTo(5));
        Assert.That(Dockerfile, Does.Contain("--locked-mode").And.Contains("USER $APP_UID"));
    }

    [Test]
    public void A_container_is_given_longer_to_stop_than_the_hub_takes_by_itself()
    {
        var grace = Regex
            .Match(Compose, @"stop_grace_period: (?<seconds>\d+)s", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Groups["seconds"]
            .Value;
        var options = File.ReadAllText(Path.Combine(Repository.Root, "Services/WeatherHub.Api/Hosting/LifecycleOptions.cs"));
        var drainAndStop = Regex
            .Matches(
                options,
                @"(?:DrainDelay|StopTimeout) .*FromSeconds\((?<seconds>\d+)\)",
                RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1))
            .Sum(match => int.Parse(match.Groups["seconds"].Value));
        Assert.That(drainAndStop, Is.EqualTo(13));
        Assert.That(int.Parse(grace), Is.GreaterThan(drainAndStop));
    }
}
