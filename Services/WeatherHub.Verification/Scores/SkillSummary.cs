using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Verification.Scores;

/// <summary>Recent errors of a vendor in one quantity.</summary>
/// <param name="Provider">The vendor's id.</param>
/// <param name="Field">The quantity's name.</param>
/// <param name="Ratio">Its squared error of the last days divided by the usual, in the lead-time bin where that is worst.</param>
/// <param name="IsDrifting">Whether its weight is cut for it.</param>
internal readonly record struct VendorDrift(string Provider, string Field, double Ratio, bool IsDrifting)
{
    private const double AboutUsual = 1.5;

    /// <summary>Whether it is over: well below the threshold, so that a vendor near it does not flap.</summary>
    public bool IsOver => !IsDrifting && Ratio < AboutUsual;
}

/// <summary>How often merged values of one quantity lay within their interval.</summary>
/// <param name="Field">The quantity's name.</param>
/// <param name="Share">0 to 1; 0.8 is meant.</param>
internal readonly record struct IntervalCoverage(string Field, double Share);

internal static class SkillSummary
{
    internal static IReadOnlyList<VendorDrift> Drifts(VerificationStore store) =>
    [
        .. from quantity in Quantity.Hourly
           from lead in Enumerable.Range(0, LeadTimeBins.Count)
           from vendor in SkillTable.Pooled(store, quantity, lead).Vendors
           where vendor.Drift is not null
           group vendor by (vendor.Provider, quantity.Name) into skill
           select new VendorDrift(
               skill.Key.Provider, skill.Key.Name, skill.Max(one => one.Drift!.Value), skill.Any(one => one.IsDrifting)),
    ];

    internal static IReadOnlyList<IntervalCoverage> Coverage(VerificationStore store) =>
    [
        .. from item in store.Pools
           where item.Value.Calibration.Totals.Verifications > 0
           group item.Value.Calibration.Totals by item.Key.Quantity into quantity
           orderby quantity.Key
           select new IntervalCoverage(quantity.Key, quantity.Sum(one => one.Covered) / (double)quantity.Sum(one => one.Verifications)),
    ];
}
