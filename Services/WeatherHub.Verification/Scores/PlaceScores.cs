using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Verification.Scores;

internal sealed class PlaceScores
{
    /// <summary>The last hour that was verified, in hours since 1970; none is verified twice.</summary>
    internal long LastHour;

    internal Dictionary<string, QuantityScores> Quantities { get; } = new(StringComparer.Ordinal);

    internal QuantityScores Open(Quantity quantity)
    {
        if (!Quantities.TryGetValue(quantity.Name, out var scores)) Quantities[quantity.Name] = scores = new QuantityScores();
        return scores;
    }
}

internal sealed class QuantityScores
{
    internal LeadScores?[] Leads { get; } = new LeadScores?[LeadTimeBins.Count];

    /// <summary>Recent observations: they decide between two vendors who contradict each other.</summary>
    internal ObservedClimate Climate;

    internal LeadScores Open(int lead) => Leads[lead] ??= new LeadScores();
}

/// <summary>The scores of one quantity and lead-time bin at one place: some 190 bytes for five vendors.</summary>
internal sealed class LeadScores
{
    /// <summary>By the vendor's number in the store.</summary>
    internal VendorScore[] Vendors = [];
    internal MergedScore Merged;
    internal PopOffset PopOffset;

    internal ref VendorScore Of(int vendor)
    {
        if (vendor >= Vendors.Length) Array.Resize(ref Vendors, vendor + 1);
        return ref Vendors[vendor];
    }
}
