using WeatherHub.Verification.Scores;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Verification.Storage;

/// <summary>The scores of a quantity at a place as bytes.</summary>
internal static class PlaceScoresCodec
{
    internal static void Write(BinaryWriter to, QuantityScores quantity)
    {
        to.Write(quantity.Climate.Mean);
        to.Write(quantity.Climate.Variance);
        to.Write(quantity.Climate.IsKnown);
        foreach (var lead in quantity.Leads)
        {
            to.Write(lead is not null);
            if (lead is not null) Write(to, lead);
        }
    }

    /// <summary>Reads them.</summary>
    /// <param name="from">Where from.</param>
    /// <param name="numbers">The number here of each vendor that was numbered there.</param>
    internal static QuantityScores Read(BinaryReader from, int[] numbers)
    {
        var climate = new ObservedClimate { Mean = from.ReadSingle(), Variance = from.ReadSingle(), IsKnown = from.ReadBoolean() };
        var quantity = new QuantityScores { Climate = climate };
        for (var lead = 0; lead < quantity.Leads.Length; lead++)
            if (from.ReadBoolean()) Read(from, quantity.Open(lead), numbers);
        return quantity;
    }

    private static void Write(BinaryWriter to, LeadScores lead)
    {
        to.Write(lead.Merged.Count);
        to.Write(lead.Merged.Squares);
        to.Write(lead.Merged.Covered);
        to.Write(lead.PopOffset.Surplus);
        to.Write(lead.PopOffset.Weight);
        to.Write7BitEncodedInt(lead.Vendors.Length);
        foreach (var vendor in lead.Vendors)
        {
            to.Write(vendor.Count);
            to.Write(vendor.Repeats);
            to.Write(vendor.Bias);
            to.Write(vendor.Squares);
            to.Write(vendor.RecentSquares);
            to.Write(vendor.LastForecast);
            to.Write(vendor.ObservedThen);
        }
    }

    private static void Read(BinaryReader from, LeadScores lead, int[] numbers)
    {
        lead.Merged = new MergedScore { Count = from.ReadSingle(), Squares = from.ReadSingle(), Covered = from.ReadSingle() };
        lead.PopOffset = new PopOffset { Surplus = from.ReadSingle(), Weight = from.ReadSingle() };
        var count = from.Count(numbers.Length);
        for (var i = 0; i < count; i++)
            lead.Of(numbers[i]) = new VendorScore
            {
                Count = from.ReadUInt16(),
                Repeats = from.ReadUInt16(),
                Bias = from.ReadSingle(),
                Squares = from.ReadSingle(),
                RecentSquares = from.ReadSingle(),
                LastForecast = from.ReadSingle(),
                ObservedThen = from.ReadSingle(),
            };
    }
}
