using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Verification;

namespace WeatherHub.Weather.Learning;

/// <summary>What one observation taught.</summary>
/// <param name="Field">Which quantity.</param>
/// <param name="Learned">How many spans of lead were verified.</param>
/// <param name="Gross">Whether the value was taken for a fault of the station.</param>
public readonly record struct VerifiedField(string Field, int Learned, bool Gross);

/// <summary>Holds observations against what vendors forecast for their hour, at every span of lead. Not thread-safe.</summary>
/// <param name="book">Where what is learned is written.</param>
/// <param name="archive">What vendors forecast.</param>
public sealed class ObservationVerifier(VerificationStore book, ForecastArchive archive)
{
    /// <summary>Observations come by the hour: what is usual is that of some three days.</summary>
    private const double HourlyShare = 1 / 8.0;

    private readonly Learner learner = new(book);

    /// <summary>Takes in one observation; one of an hour that was learned of before, or of an earlier one, teaches nothing.</summary>
    /// <param name="place">The place's key.</param>
    /// <param name="where">Where it is.</param>
    /// <param name="reading">What was observed.</param>
    /// <returns>What it taught of each quantity.</returns>
    public IReadOnlyList<VerifiedField> Take(string place, Coordinates where, CurrentReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var valid = ObservationFilter.HourOf(reading.Time);
        if (archive.Find(place) is not { } kept || valid <= book.LastVerified(place)) return [];
        var taught = new List<VerifiedField>();
        var hour = ArchivedForecasts.HourOf(valid);
        for (var index = 0; index < Quantity.Hourly.Count; index++)
        {
            var quantity = Quantity.Hourly[index];
            if (!reading.Values.TryGetValue(quantity.Variable, out var observed)) continue;
            var (learned, refused) = (0, 0);
            for (var span = 0; span < LeadTimeBins.Count; span++)
            {
                var said = kept.Opinions(hour, span, index);
                if (said.Count == 0) continue;
                var share = learned + refused == 0 ? HourlyShare : 0;
                var verified = new VerificationPair(place, quantity, LeadTimeBins.NewestDays(span), valid, where.Latitude, said, observed) { Share = share };
                if (learner.Learn(verified)) learned++;
                else refused++;
            }

            if (learned + refused > 0) taught.Add(new VerifiedField(quantity.Name, learned, refused > 0));
        }

        if (taught.Count > 0) book.NoteVerified(place, valid);
        return taught;
    }
}
