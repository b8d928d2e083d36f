namespace WeatherHub.Providers.Shared;

/// <summary>A vendor's entry in the catalogue.</summary>
/// <param name="Id">Kebab case; stable for ever.</param>
/// <param name="Section">Its folder's name, which is its configuration section.</param>
/// <param name="Register">Its registration.</param>
/// <param name="Captured">How each endpoint that we use is read from a captured answer, by the endpoint's name.</param>
internal sealed record Registration(
    string Id, string Section, Action<RegistrationContext> Register, IReadOnlyDictionary<string, Func<RecordedResponse, RecordedResult>> Captured);
