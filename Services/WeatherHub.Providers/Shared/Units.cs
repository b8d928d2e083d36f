using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Shared;

/// <summary>The units that vendors' words stand for.</summary>
internal sealed class Units
{
    private static readonly Dictionary<string, Unit> Usual = new (Unit Unit, string[] Words)[]
    {
        (Unit.Celsius, ["°C", "C", "degC", "celsius"]),
        (Unit.Fahrenheit, ["°F", "F", "degF", "fahrenheit"]),
        (Unit.Kelvin, ["K", "kelvin"]),
        (Unit.MetrePerSecond, ["m/s", "m_s-1"]),
        (Unit.KilometrePerHour, ["km/h", "km_h-1"]),
        (Unit.MilePerHour, ["mph", "mp/h", "mi_h-1"]),
        (Unit.Knot, ["kn", "kt", "knot", "knots"]),
        (Unit.Pascal, ["Pa"]),
        (Unit.Hectopascal, ["hPa", "mbar"]),
        (Unit.Kilopascal, ["kPa"]),
        (Unit.InchOfMercury, ["inHg", "inch_Hg"]),
        (Unit.Millimetre, ["mm", "kg/m2", "kg_m-2"]),
        (Unit.Centimetre, ["cm"]),
        (Unit.Metre, ["m"]),
        (Unit.Kilometre, ["km"]),
        (Unit.Inch, ["in", "inch"]),
        (Unit.Foot, ["ft", "foot"]),
        (Unit.Mile, ["mi", "mile"]),
        (Unit.Percent, ["%", "percent"]),
        (Unit.One, ["1", ""]),
        (Unit.Degree, ["°", "deg", "degree", "degrees", "degree_(angle)", "degrees_true"]),
        (Unit.WattPerSquareMetre, ["W/m²"]),
    }.SelectMany(row => row.Words, (row, word) => (word, row.Unit)).ToDictionary(StringComparer.Ordinal);

    private readonly Func<string, string?> bare;
    private readonly Dictionary<string, Unit> own = new(StringComparer.Ordinal);

    /// <param name="bare">The vendor's word without what is around it; null when it declares no unit.</param>
    /// <param name="words">The words that it means otherwise.</param>
    public Units(Func<string, string?> bare, params ReadOnlySpan<(string Word, Unit Unit)> words)
    {
        this.bare = bare;
        foreach (var (word, unit) in words) own[word] = unit;
    }

    /// <summary>The words that every vendor means alike.</summary>
    public static Units Common { get; } = new(word => word);

    /// <summary>The unit that a vendor declares for a variable; null when that cannot measure it: then nothing was said.</summary>
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
