namespace WeatherHub.Lab.Crowds;

/// <summary>Which endpoints of the simulated vendors a question calls, each once.</summary>
internal static class Endpoints
{
    /// <summary>By question.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Of = new Dictionary<string, string[]>
    {
        ["open-meteo/forecast"] = ["open-meteo/forecast"],
        ["met-norway/forecast"] = ["met-norway/locationforecast-complete"],
        ["nws/forecast"] = ["nws/gridpoints-raw", "nws/gridpoints-forecast-hourly"],
        ["nws/current"] = ["nws/observations-latest"],
        ["bright-sky/forecast"] = ["bright-sky/weather"],
        ["bright-sky/current"] = ["bright-sky/current-weather"],
    };

    /// <summary>What the simulated vendors' own headers say where it is longer than the profile's minimum.</summary>
    public static readonly IReadOnlyDictionary<string, TimeSpan> Freshness = new Dictionary<string, TimeSpan>
    {
        ["met-norway/forecast"] = TimeSpan.FromMinutes(31),
    };

    /// <summary>Calls by question, of those by endpoint: of several endpoints of one question the one called most.</summary>
    public static IReadOnlyDictionary<string, int> Questions(IReadOnlyDictionary<string, int> calls) =>
        Of.ToDictionary(question => question.Key, question => question.Value.Max(endpoint => calls.GetValueOrDefault(endpoint)));

    /// <summary>Calls that only find out whom to ask; a replica remembers what they say for days.</summary>
    public static int Lookups(IReadOnlyDictionary<string, int> calls) =>
        calls.Where(call => !Of.Values.Any(endpoints => endpoints.Contains(call.Key))).Sum(call => call.Value);
}
