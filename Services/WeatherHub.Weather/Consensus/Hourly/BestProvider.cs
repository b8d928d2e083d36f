using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Rejection;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Series;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>
/// The one vendor of a block in <see cref="MergeMode.Best"/>: it is the least discredited and says the most of the wanted steps; of equals, the one that says more of them
/// hour by hour rather than as part of longer steps; then the first by id. Days follow from hours, so hours and days are one choice.
/// </summary>
internal static class BestProvider
{
    internal static string? Of(Member[] members, TimeAxis axis, VendorAssessment assessment)
    {
        (int Against, int Said, int Native, string? Provider) best = (int.MinValue, 0, 0, null);
        foreach (var member in members)
        {
            var (said, native) = Count(member, axis);
            var against = -assessment.CountAgainst(member.Bit);
            if (said > 0 && (against, said, native).CompareTo((best.Against, best.Said, best.Native)) > 0) best = (against, said, native, member.Provider);
        }

        return best.Provider;
    }

    private static (int Said, int Native) Count(Member member, TimeAxis axis)
    {
        var (said, native) = (0, 0);
        foreach (var variable in MergedChannels.Shown)
        {
            if (member.ColumnOf(variable, 0) is not { } voice) continue;
            for (var step = 0; step < axis.Count; step++)
            {
                if (double.IsNaN(member.At(variable, step))) continue;
                said++;
                if (voice.IsNative(step)) native++;
            }
        }

        return (said, native);
    }
}
