using System.Text;

namespace WeatherHub.Lab.Drills.Processes;

/// <summary>Moves the clock of a sandbox, of vendors or of a replica, forward.</summary>
internal static class SimulatedClock
{
    internal static async Task AdvanceAsync(HttpClient http, TimeSpan by)
    {
        using var body = new StringContent($$"""{"advanceSeconds":{{by.TotalSeconds}}}""", Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri("/_sandbox/clock", UriKind.Relative), body);
        response.EnsureSuccessStatusCode();
    }
}
