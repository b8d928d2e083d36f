using Microsoft.Extensions.Options;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Api.Resilience;

namespace WeatherHub.Api.Fetching;

/// <summary>Requests every report at once and is done at the deadline, whichever is missing then.</summary>
internal sealed class FanOut(FetchPipeline pipeline, ResponseTimes times, IOptions<FanOutOptions> options, TimeProvider clock)
{
    private readonly FanOutOptions options = options.Value;

    /// <summary>What came of each request, in their order.</summary>
    public async Task<IReadOnlyList<FetchResult>> FetchAsync(
        IReadOnlyList<FetchRequest> requests, bool waitsForAll, CancellationToken cancellationToken)
    {
        using var span = ForecastTelemetry.StartFanOut(requests, options.Deadline);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var stragglers = new StragglerPolicy(options, times, waitsForAll, clock, done.Token);
        try
        {
            return await Task.WhenAll(requests.Select(FetchOneAsync));
        }
        finally
        {
            await done.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }

        async Task<FetchResult> FetchOneAsync(FetchRequest request)
        {
            var result = await pipeline.FetchAsync(request with { Deadline = stragglers.DeadlineOf(request.Key) }, done.Token);
            stragglers.Add(result.Outcome);
            return result;
        }
    }
}
