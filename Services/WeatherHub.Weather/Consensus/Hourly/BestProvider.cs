using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Rejection;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Series;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>
/// The one vendor of a block in <see cref="MergeMode.Best"/>: the one excluded from the fewest variables, then with the most values in the
/// steps wanted, then with the most of them native hours, then the first by id. Days are made of hours, so hours and days are one choice.
/// </summary>
internal static class BestProvider
{
    internal static string? Of(Member[] members, TimeAxis axis, VendorAssessment assessment)
    {
        (int Against, int Values, int Native, string? Provider) best = (int.MinValue, 0, 0, null);
        foreach (var member in members)
        {
            var (values, native) = Count(member, axis);
            var against = -assessment.CountAgainst(member.Bit);
            if (values > 0 && (against, values, native).CompareTo((best.Against, best.Values, best.Native)) > 0)
                best = (against, values, native, member.Provider);
        }

        return best.Provider;
    }

    private static (int Values, int Native) Count(Member member, TimeAxis axis)
    {
        var (values, native) = (0, 0);
        foreach (var variable in MergedChannels.Published)
        {
            if (member.ColumnOf(variable, 0) is not { } column) continue;
            for (var step = 0; step < axis.Count; step++)
            {
                if (double.IsNaN(member.At(variable, step))) continue;
                values++;
                if (column.IsNative(step)) native++;
            }
        }

        return (values, native);
    }
}
