namespace WeatherHub.Weather.Wording;

internal enum PluralForm
{
    /// <summary>One.</summary>
    One,
    /// <summary>A few, where a language knows them.</summary>
    Few,
    /// <summary>Every other number.</summary>
    Other,
}

/// <summary>Families of languages by how they count (Unicode CLDR's rules for whole numbers).</summary>
internal enum PluralRule
{
    /// <summary>One form for all numbers.</summary>
    Uniform,
    /// <summary>One, and other: English, German, Spanish.</summary>
    OneAndOther,
    /// <summary>One, few and other by the last digits: Russian, Ukrainian.</summary>
    OneFewAndOther,
}

internal static class Plurals
{
    internal static PluralForm FormOf(this PluralRule rule, int count) => rule switch
    {
        PluralRule.OneAndOther when count == 1 => PluralForm.One,
        PluralRule.OneFewAndOther when count % 10 == 1 && count % 100 != 11 => PluralForm.One,
        PluralRule.OneFewAndOther when count % 10 is >= 2 and <= 4 && count % 100 is < 12 or > 14 => PluralForm.Few,
        _ => PluralForm.Other,
    };
}
