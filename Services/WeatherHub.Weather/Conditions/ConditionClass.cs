namespace WeatherHub.Weather.Conditions;

/// <summary>Classes of conditions similar enough for vendors to agree on, in order of importance to people.</summary>
public enum ConditionClass
{
    /// <summary>Describes neither sky nor precipitation.</summary>
    Silent,
    /// <summary>Hardly a cloud.</summary>
    Clear,
    /// <summary>Clouds, dry.</summary>
    Cloud,
    /// <summary>Mist and fog.</summary>
    Fog,
    /// <summary>Smoke, dust, squalls, storms.</summary>
    Other,
    /// <summary>Liquid precipitation.</summary>
    Rain,
    /// <summary>Frozen or freezing precipitation.</summary>
    Snow,
    /// <summary>Lightning.</summary>
    Thunder,
}
