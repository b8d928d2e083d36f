using System.Net;
using WeatherHub.Lab.Drills.Processes;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Lab.Crowds;

/// <summary>What was measured for so many callers and replicas.</summary>
/// <param name="Rounds">What was asked.</param>
/// <param name="Calls">Calls of each vendor endpoint.</param>
/// <param name="Shed">Requests that were refused in time and politely.</param>
/// <param name="Broken">Requests that came to nothing.</param>
/// <param name="Reads">Reports that replicas read from Redis, found or not.</param>
/// <param name="Scripts">Scripts that Redis ran for them.</param>
internal sealed record Measured(Rounds Rounds, IReadOnlyDictionary<string, int> Calls, int Shed, int Broken, int Reads, int Scripts);

/// <summary>Lets callers ask, round by round.</summary>
internal static class Crowd
{
    private const int AtOnce = 1_000;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(0.5);

    public static async Task<Measured> AskAsync(CrowdFleet fleet, Rounds rounds, TimeProvider clock, CancellationToken cancellationToken)
    {
        var begin = await fleet.BeginAnewAsync();
        var (calls, redis) = (await fleet.Vendors.CallsAsync(), await RedisCounts.OfAsync(fleet.Redis));
        var (shed, broken) = (0, 0);
        for (var round = 0; round < rounds.Count; round++)
        {
            if (round > 0) await fleet.AdvanceToAsync(begin + round * rounds.Step);
            var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Min(AtOnce, rounds.Callers), CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(Enumerable.Range(0, rounds.Callers), options, async (caller, token) =>
            {
                for (var place = 0; place < rounds.Places.Count; place++)
                {
                    var status = await AskAsync(fleet.Replicas[rounds.ReplicaOf(caller, place, round)], rounds.Places[place], token);
                    if (status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable) Interlocked.Increment(ref shed);
                    else if (status != HttpStatusCode.OK) Interlocked.Increment(ref broken);
                }
            });

            await SettleAsync(fleet, clock, cancellationToken);
        }

        var (after, commands) = (await fleet.Vendors.CallsAsync(), await RedisCounts.OfAsync(fleet.Redis));
        return new Measured(
            rounds,
            after.ToDictionary(call => call.Key, call => call.Value - calls.GetValueOrDefault(call.Key)),
            shed, broken, commands.Reads - redis.Reads, commands.Scripts - redis.Scripts);
    }

    /// <summary>
    /// What is refreshed behind an answer's back lands too. A call that is under way while clocks are moved has been under way for minutes: it would be given
    /// up and made again.
    /// </summary>
    private static async Task SettleAsync(CrowdFleet fleet, TimeProvider clock, CancellationToken cancellationToken)
    {
        for (var (before, now) = (-1, 0); before != now;)
        {
            await Task.Delay(Settling, clock, cancellationToken);
            (before, now) = (now, (await fleet.Vendors.CallsAsync()).Values.Sum() + (await RedisCounts.OfAsync(fleet.Redis)).Scripts);
        }
    }

    private static async Task<HttpStatusCode?> AskAsync(Replica replica, Coordinates place, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await replica.Http.GetAsync(
                new Uri($"/v1/forecast?lat={place.Latitude}&lon={place.Longitude}", UriKind.Relative), HttpCompletionOption.ResponseContentRead, cancellationToken);
            return response.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
