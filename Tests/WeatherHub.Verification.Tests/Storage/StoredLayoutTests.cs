using System.Reflection;
using System.Runtime.CompilerServices;
using WeatherHub.Verification.Scores;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Verification.Tests.Storage;

/// <summary>
/// Scores are stored as they lie in memory: whoever adds, removes or moves a field of these structures changes what is stored, and must
/// raise the version of <c>ChecksummedEntry</c>.
/// </summary>
internal sealed class StoredLayoutTests
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly TestCaseData[] Stored =
    [
        new(typeof(ObservedClimate), "Mean:Single Variance:Single IsKnown:Boolean"),
        new(typeof(MergedScore), "Count:Single Squares:Single Covered:Single"),
        new(typeof(PopOffset), "Surplus:Single Weight:Single"),
        new(
            typeof(VendorScore),
            "Count:UInt16 Repeats:UInt16 Bias:Single "
            + "Squares:Single RecentSquares:Single LastForecast:Single ObservedThen:Single"),
        new(
            typeof(PooledTotals),
            "BiasDays:Double Bias:Double SquareDays:Double Squares:Double RecentDays:Double "
            + "RecentSquares:Double RawSquares:Double BrierDays:Double Briers:Double Verifications:Int64"),
        new(
            typeof(PooledDay),
            "Day:Int32 Count:Int32 Pops:Int32 Errors:Double "
            + "Squares:Double RecentSquares:Double RawSquares:Double Brier:Double"),
        new(typeof(PopTotals), "Verifications:Int64 BrierDays:Double Briers:Double"),
        new(typeof(PopSums), "Day:Int32 Count:Int32 Brier:Double"),
        new(
            typeof(CalibrationTotals),
            "Days:Double Squares:Double Spreads:Double Ratios:Double RatioSquares:Double "
            + "Sizes:Double Products:Double Shift:Double Verifications:Int64 Covered:Int64"),
    ];

    [TestCaseSource(nameof(Stored))]
    public void A_structure_is_stored_field_by_field_without_gaps(Type structure, string fields)
    {
        var all = structure.GetFields(Fields).OrderBy(field => field.MetadataToken).ToList();
        Assert.That(string.Join(' ', all.Select(field => $"{NameOf(field)}:{field.FieldType.Name}")), Is.EqualTo(fields));
        Assert.That(SizeOf(structure), Is.EqualTo(all.Sum(field => SizeOf(field.FieldType))), "bytes");
    }

    private static int SizeOf(Type type) =>
        (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type).Invoke(null, null)!;

    private static string NameOf(FieldInfo field) => field.Name.Split('<', '>') is [_, var property, _] ? property : field.Name;
}
