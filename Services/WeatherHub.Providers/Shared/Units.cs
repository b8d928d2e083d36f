using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Shared;

/// <summary>The units that vendors' words stand for.</summary>
internal sealed class Units
{
    private static readonly Dictionary<string, Unit> Usual = new(StringComparer.Ordinal)
    {
        ["°C"] = Unit.Celsius,
        ["C"] = Unit.Celsius,
        ["degC"] = Unit.Celsius,
        ["celsius"] = Unit.Celsius,
        ["°F"] = Unit.Fahrenheit,
        ["F"] = Unit.Fahrenheit,
        ["degF"] = Unit.Fahrenheit,
        ["fahrenheit"] = Unit.Fahrenheit,
        ["K"] = Unit.Kelvin,
        ["kelvin"] = Unit.Kelvin,
        ["m/s"] = Unit.MetrePerSecond,
        ["m_s-1"] = Unit.MetrePerSecond,
        ["km/h"] = Unit.KilometrePerHour,
        ["km_h-1"] = Unit.KilometrePerHour,
        ["mph"] = Unit.MilePerHour,
        ["mp/h"] = Unit.MilePerHour,
        ["mi_h-1"] = Unit.MilePerHour,
        ["kn"] = Unit.Knot,
        ["kt"] = Unit.Knot,
        ["knot"] = Unit.Knot,
        ["knots"] = Unit.Knot,
        ["Pa"] = Unit.Pascal,
        ["hPa"] = Unit.Hectopascal,
        ["mbar"] = Unit.Hectopascal,
        ["kPa"] = Unit.Kilopascal,
        ["inHg"] = Unit.InchOfMercury,
        ["inch_Hg"] = Unit.InchOfMercury,
        ["mm"] = Unit.Millimetre,
        ["kg/m2"] = Unit.Millimetre,
        ["kg_m-2"] = Unit.Millimetre,
        ["cm"] = Unit.Centimetre,
        ["m"] = Unit.Metre,
        ["km"] = Unit.Kilometre,
        ["in"] = Unit.Inch,
        ["inch"] = Unit.Inch,
        ["ft"] = Unit.Foot,
        ["foot"] = Unit.Foot,
        ["mi"] = Unit.Mile,
        ["mile"] = Unit.Mile,
        ["%"] = Unit.Percent,
        ["percent"] = Unit.Percent,
        ["1"] = Unit.One,
        [""] = Unit.One,
        ["°"] = Unit.Degree,
        ["deg"] = Unit.Degree,
        ["degree"] = Unit.Degree,
        ["degrees"] = Unit.Degree,
        ["degree_(angle)"] = Unit.Degree,
        ["degrees_true"] = Unit.Degree,
        ["W/m²"] = Unit.WattPerSquareMetre,
    };

    private readonly Func<string, string?> bare;
    private readonly Dictionary<string, Unit> own = new(StringComparer.Ordinal);

    private Units(Func<string, string?> bare, params ReadOnlySpan<(string Word, Unit Unit)> words)
    {
        this.bare = bare;
        foreach (var (word, unit) in words) own[word] = unit;
    }

    /// <summary>The words that every vendor means alike.</summary>
    public static Units Common { get; } = new(word => word);

    /// <summary>The same for a vendor that dresses them up, or means some otherwise.</summary>
    /// <param name="bare">The word without what is around it; null when it declares no unit.</param>
    /// <param name="words">The words that it means otherwise.</param>
    public static Units With(Func<string, string?> bare, params ReadOnlySpan<(string Word, Unit Unit)> words) => new(bare, words);

    /// <summary>
    /// The unit that a vendor declares for a variable; null when it declares one that cannot measure it: then nothing was said.
    /// </summary>
    /// <param name="variable">What is measured.</param>
    /// <param name="declared">The vendor's word; null when it declares none.</param>
    /// <param name="documented">The vendor's unit where it declares none.</param>
    public Unit? Of(Variable variable, string? declared, Unit documented) =>
        declared is null || bare(declared) is not { } word ? documented
        : (own.TryGetValue(word, out var unit) || Usual.TryGetValue(word, out unit))
        && UnitConversion.Agree(unit, VariableFacts.Of(variable).Unit)
            ? unit
        : null;
}
