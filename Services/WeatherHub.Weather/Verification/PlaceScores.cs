namespace WeatherHub.Weather.Verification;

/// <summary>What was learned at one place.</summary>
internal sealed class PlaceScores
{
    /// <summary>The last hour that an observation taught of, in hours since 1970; none is learned of twice.</summary>
    internal long LastHour;

    internal Dictionary<string, QuantityScores> Quantities { get; } = new(StringComparer.Ordinal);

    internal QuantityScores Open(Quantity quantity)
    {
        if (!Quantities.TryGetValue(quantity.Name, out var scores)) Quantities[quantity.Name] = scores = new QuantityScores();
        return scores;
    }
}

/// <summary>What was learned of one quantity at one place.</summary>
internal sealed class QuantityScores
{
    internal LeadScores?[] Leads { get; } = new LeadScores?[LeadTimeBins.Count];

    /// <summary>What is usual of late: the referee between two vendors who contradict each other.</summary>
    internal ObservedClimate Usual;

    internal LeadScores Open(int lead) => Leads[lead] ??= new LeadScores();
}

/// <summary>What was learned of one quantity and span of lead at one place: some 190 bytes for five vendors.</summary>
internal sealed class LeadScores
{
    /// <summary>By the vendor's number in the book.</summary>
    internal VendorScore[] Vendors = [];
    internal MergedScore Merged;
    internal PopOffset Rain;

    internal ref VendorScore Of(int vendor)
    {
        if (vendor >= Vendors.Length) Array.Resize(ref Vendors, vendor + 1);
        return ref Vendors[vendor];
    }
}

/// <summary>Mean and variance of what was observed of late, in the error space; the past fades by a tenth with every one that counts in full.</summary>
internal struct ObservedClimate
{
    private const double Gain = 0.1;

    internal float Mean;
    internal float Variance;
    internal bool IsKnown;

    /// <summary>Takes in one observation.</summary>
    /// <param name="observed">In the error space.</param>
    /// <param name="share">How much it counts: where they come by the hour, less than where they come by the day.</param>
    internal void Learn(double observed, double share)
    {
        if (!IsKnown) (Mean, Variance, IsKnown) = ((float)observed, 0, true);
        var innovation = observed - Mean;
        Variance += (float)(Gain * share * (innovation * innovation - Variance));
        Mean += (float)(Gain * share * innovation);
    }
}
