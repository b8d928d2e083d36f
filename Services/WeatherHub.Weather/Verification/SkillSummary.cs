namespace WeatherHub.Weather.Verification;

/// <summary>How a vendor fares of late in one quantity.</summary>
/// <param name="Provider">The vendor's id.</param>
/// <param name="Field">The quantity's name.</param>
/// <param name="Ratio">How many times its usual squared error it made in the last days, at the span of lead where that is worst.</param>
/// <param name="IsInTrouble">Whether its weight is cut for it.</param>
public readonly record struct VendorDrift(string Provider, string Field, double Ratio, bool IsInTrouble)
{
    private const double AboutUsual = 1.5;

    /// <summary>Whether it is over: well below where trouble begins, so that who stands at that border does not come and go.</summary>
    public bool IsOver => !IsInTrouble && Ratio < AboutUsual;
}

/// <summary>How often merged values of one quantity lay within their interval.</summary>
/// <param name="Field">The quantity's name.</param>
/// <param name="Share">0 to 1; 0.8 is meant.</param>
public readonly record struct IntervalCoverage(string Field, double Share);

/// <summary>What a book says in a few numbers.</summary>
public static class SkillSummary
{
    /// <summary>How each vendor fares of late.</summary>
    /// <param name="book">What is known.</param>
    public static IReadOnlyList<VendorDrift> Drifts(VerificationStore book)
    {
        ArgumentNullException.ThrowIfNull(book);
        var skills =
            from quantity in Quantity.Hourly
            from lead in Enumerable.Range(0, LeadTimeBins.Count)
            from vendor in SkillTable.Pooled(book, quantity, lead).Vendors
            where vendor.Drift is not null
            group vendor by (vendor.Provider, quantity.Name);
        return [.. from skill in skills select new VendorDrift(skill.Key.Provider, skill.Key.Name, skill.Max(one => one.Drift!.Value), skill.Any(one => one.IsInTrouble))];
    }

    /// <summary>How often merged values lay within their interval.</summary>
    /// <param name="book">What is known.</param>
    public static IReadOnlyList<IntervalCoverage> Coverage(VerificationStore book)
    {
        ArgumentNullException.ThrowIfNull(book);
        var totals =
            from item in book.Pools
            where item.Value.Calibration.Totals.Verifications > 0
            group item.Value.Calibration.Totals by item.Key.Quantity into quantity
            orderby quantity.Key
            select new IntervalCoverage(quantity.Key, quantity.Sum(one => one.Covered) / (double)quantity.Sum(one => one.Verifications));
        return [.. totals];
    }
}
