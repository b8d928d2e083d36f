using WeatherHub.Api.Abstractions;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Telemetry;
using WeatherHub.Verification;
using WeatherHub.Verification.Learning;
using WeatherHub.Verification.Skill;
using WeatherHub.Verification.Storage;

namespace WeatherHub.Api.Verification;

/// <summary>Verification, and what it needs of the hub: its reports, its Redis, its meter, its settings.</summary>
internal static class HubVerification
{
    public static void AddHubVerification(this IServiceCollection services)
    {
        services.AddChecked<LearningOptions>(
            LearningOptions.Section,
            (nameof(LearningOptions.File), options => options.Enabled ? Unusable(options.File) : null));
        services.AddVerification();
        services.AddSingleton<IReportFeed, ReportFeed>();
        services.AddSingleton(
            provider => ActivatorUtilities.CreateInstance<VerificationMetrics>(provider, provider.GetRequiredService<HubMeter>().Meter));
        services.AddSingleton<IEntryStore>(provider => provider.HasRedis()
            ? ActivatorUtilities.CreateInstance<RedisEntryStore>(provider)
            : ActivatorUtilities.CreateInstance<LocalEntryStore>(provider));
        services.AddSingleton<ILeaderElection>(provider => provider.HasRedis()
            ? ActivatorUtilities.CreateInstance<RedisLeaderElection>(provider)
            : new SoleReplica());
    }

    private static bool HasRedis(this IServiceProvider provider) => provider.GetRequiredService<RedisStore>().Exists;

    /// <summary>Why the file cannot be used; null when it can, or when none is configured.</summary>
    private static string? Unusable(string file)
    {
        if (file.Length == 0) return null;
        if (Directory.Exists(file)) return $"is {file}, which is a folder";
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file)))) return $"is {file}, whose folder does not exist";
        try
        {
            if (File.Exists(file)) File.OpenRead(file).Dispose();
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"is {file}, which cannot be read";
        }
    }
}
