using WeatherHub.Verification.Scores;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Verification.Learning;

/// <summary>What one observation verified of a quantity.</summary>
/// <param name="Field">The quantity's name.</param>
/// <param name="Verifications">In how many lead-time bins.</param>
/// <param name="IsGross">Whether the value was taken for a fault of the station.</param>
internal readonly record struct VerifiedField(string Field, int Verifications, bool IsGross);

/// <summary>Compares observations with the archived forecasts of their hour, in every lead-time bin. Not thread-safe.</summary>
internal sealed class ObservationVerifier(VerificationStore store, ForecastArchive archive)
{
    /// <summary>Observations come by the hour: the climate is that of some three days.</summary>
    private const double HourlyShare = 1 / 8.0;

    private readonly Learner learner = new(store);

    /// <summary>Verifies with one observation; one of an hour that was verified before, or of an earlier one, changes nothing.</summary>
    public IReadOnlyList<VerifiedField> Verify(string place, Coordinates coordinates, CurrentReading reading)
    {
        var valid = ObservationFilter.HourOf(reading.Time);
        if (archive.Find(place) is not { } forecasts || valid <= store.LastVerified(place)) return [];
        var fields = new List<VerifiedField>();
        var hour = ArchivedForecasts.HourOf(valid);
        for (var index = 0; index < Quantity.Hourly.Count; index++)
        {
            var quantity = Quantity.Hourly[index];
            if (!reading.Values.TryGetValue(quantity.Variable, out var observed)) continue;
            var (learned, rejected) = (0, 0);
            for (var lead = 0; lead < LeadTimeBins.Count; lead++)
            {
                var values = forecasts.ForecastsOf(hour, lead, index);
                if (values.Length == 0) continue;
                var pair = new VerificationPair(
                    place, quantity, LeadTimeBins.NewestDays(lead), valid, coordinates.Latitude, values, observed)
                {
                    ClimateShare = learned + rejected == 0 ? HourlyShare : 0,
                };
                if (learner.Learn(pair)) learned++;
                else rejected++;
            }

            if (learned + rejected > 0) fields.Add(new VerifiedField(quantity.Name, learned, rejected > 0));
        }

        if (fields.Count > 0) store.NoteVerified(place, valid);
        return fields;
    }
}
