using WeatherHub.Contracts.V1;

namespace WeatherHub.Client;

/// <summary>What the hub answered, and how old it is.</summary>
/// <typeparam name="T">The contract's record.</typeparam>
/// <param name="Value">The body.</param>
/// <param name="Tag">Its entity tag, as sent.</param>
/// <param name="Age">How old the newest report in it is, as the hub says; null when it does not.</param>
/// <param name="TraceId">The trace of the request in the hub, when it is traced.</param>
public sealed record Answer<T>(T Value, string? Tag, TimeSpan? Age, string? TraceId);

/// <summary>What matters most about a forecast, at hand.</summary>
public static class ForecastAnswers
{
    extension(Answer<ForecastDocument> answer)
    {
        /// <summary>Whether a report in it is past its freshness.</summary>
        public bool IsStale => answer.Value.Status.Stale;

        /// <summary>Whether a vendor that covers the place is missing from it.</summary>
        public bool IsPartial => answer.Value.Status.Completeness != CompletenessStates.Full;

        /// <summary>When the newest report in it was fetched.</summary>
        public DateTimeOffset AsOf => answer.Value.AsOf;
    }
}
