using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Verification.Learning;
using WeatherHub.Verification.Skill;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Verification;

/// <summary>Registers verification.</summary>
public static class VerificationServices
{
    /// <summary>
    /// Adds the skill of vendors and the worker that learns it. The host adds <see cref="LearningOptions"/>, an <see cref="IReportFeed"/>,
    /// an <see cref="Storage.IEntryStore"/>, an <see cref="ILeaderElection"/> and <see cref="VerificationMetrics"/>.
    /// </summary>
    /// <param name="services">Where to.</param>
    public static void AddVerification(this IServiceCollection services)
    {
        services.AddSingleton<SkillRepository>();
        services.AddSingleton<ISkillSource>(provider => provider.GetRequiredService<SkillRepository>());
        services.AddSingleton<DriftMonitor>();
        services.AddSingleton<ObservationPoller>();
        services.AddSingleton<VerificationCycle>();
        services.AddHostedService<VerificationWorker>();
    }
}
