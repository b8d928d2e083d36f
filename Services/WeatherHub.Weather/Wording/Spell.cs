namespace WeatherHub.Weather.Wording;

/// <summary>When something happens, by the place's own clock.</summary>
/// <param name="From">Null from the beginning of what is spoken of.</param>
/// <param name="To">Null to the end of the day.</param>
/// <param name="Kind">How the hours in it are filled.</param>
internal sealed record Spell(TimeOnly? From, TimeOnly? To, SpellKind Kind);

/// <summary>How a spell is filled.</summary>
internal enum SpellKind
{
    /// <summary>In one go; breaks of two hours do not count.</summary>
    Throughout,

    /// <summary>Most of it in this time, some at others.</summary>
    Mainly,

    /// <summary>With longer breaks.</summary>
    AtTimes,

    /// <summary>Within an hour that the clock shows twice.</summary>
    Around,
}
