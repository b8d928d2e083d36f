using WeatherHub.Api.Abstractions;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WeatherHub.Api.Redis;

namespace WeatherHub.Api.Learning;

/// <summary>What is learned of vendors from observations, and how answers come by it.</summary>
internal static class LearningServices
{
    public static void AddLearning(this IServiceCollection services)
    {
        services.AddChecked<LearningOptions>(
            LearningOptions.Section,
            (nameof(LearningOptions.Every), options => OptionsValidation.Within(options.Every, TimeSpan.FromSeconds(10), TimeSpan.FromHours(1))),
            (nameof(LearningOptions.Places), options => OptionsValidation.Within(options.Places, 1, 20_000)),
            (nameof(LearningOptions.Remembered), options => OptionsValidation.Within(options.Remembered, 16, 1_000_000)),
            (nameof(LearningOptions.MemoryLimit), options => OptionsValidation.Within(options.MemoryLimit, 1L << 20, 4L << 30)),
            (nameof(LearningOptions.Observe), options => OptionsValidation.Within(options.Observe, 0, 10_000)),
            (nameof(LearningOptions.File), options => options.Enabled ? Unusable(options.File) : null),
            (nameof(LearningOptions.Kept), options => OptionsValidation.Within(options.Kept, TimeSpan.FromDays(1), TimeSpan.FromDays(400))));
        services.TryAddSingleton<IEntryStore>(provider => provider.GetRequiredService<RedisStore>() is { Exists: true } store
            ? new RedisEntryStore(store)
            : ActivatorUtilities.CreateInstance<LocalEntryStore>(provider));
        services.AddSingleton<IObservationSource, VendorStations>();
        services.AddSingleton<SkillRepository>();
        services.TryAddSingleton<ISkillSource>(provider => provider.GetRequiredService<SkillRepository>());
        services.AddSingleton<LeaderElection>();
        services.AddSingleton<RequestedPlaces>();
        services.AddSingleton<CachedReports>();
        services.AddSingleton<ObservationPoller>();
        services.AddSingleton<VerificationMetrics>();
        services.AddSingleton<DriftMonitor>();
        services.AddSingleton<VerificationCycle>();
    }

    /// <summary>Why nothing could be kept in the file; null when it can, or when none is named.</summary>
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
