using System.Text.Json.Nodes;

namespace WeatherHub.Lab.Simulation;

/// <summary>A prediction for programs.</summary>
internal static class PredictionJson
{
    internal static string Of(Prediction prediction, IReadOnlyList<IReadOnlyList<double>> crowd, IReadOnlyDictionary<string, double> cost)
    {
        var scenario = prediction.Scenario;
        return new JsonObject
        {
            ["scenario"] = new JsonObject
            {
                ["rate"] = scenario.Rate,
                ["replicas"] = scenario.Replicas,
                ["places"] = scenario.Places.Count,
                ["zipf"] = scenario.Zipf,
                ["hours"] = scenario.Hours,
                ["warmHours"] = scenario.Warm,
                ["seed"] = scenario.Seed,
                ["memory"] = scenario.Memory,
                ["answerMemory"] = scenario.AnswerMemory,
                ["answerSize"] = scenario.AnswerSize,
                ["redis"] = scenario.Shared,
                ["lease"] = scenario.Lease,
            },
            ["questions"] = new JsonArray([.. prediction.Tallies.Select(tally => Of(tally, scenario.Hours, cost))]),
            ["quotas"] = new JsonArray(
            [
                .. from use in QuotaUse.Of(prediction)
                   select new JsonObject { ["vendor"] = use.Vendor, ["window"] = $"{use.Span}", ["calls"] = use.Calls, ["allowed"] = use.Limit },
            ]),
            ["hitRate"] = prediction.HitRate,
            ["callsPerHour"] = prediction.CallsPerHour,
            ["peakPerMinute"] = Prediction.Peak(prediction.Tallies),
            ["redisPerSecond"] = prediction.RedisPerSecond,
            ["callsPerHourByCallersAndReplicas"] = new JsonArray(
            [
                .. from row in Enumerable.Range(0, crowd.Count)
                   from column in Enumerable.Range(0, crowd[row].Count)
                   select new JsonObject { ["callers"] = CrowdTable.Callers[row], ["replicas"] = CrowdTable.Replicas[column], ["callsPerHour"] = crowd[row][column] },
            ]),
        }.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true });
    }

    private static JsonObject Of(Tally tally, double hours, IReadOnlyDictionary<string, double> cost) => new()
    {
        ["vendor"] = tally.Asked.Vendor,
        ["product"] = tally.Asked.Name[(tally.Asked.Vendor.Length + 1)..],
        ["freshSeconds"] = tally.Asked.Fresh.TotalSeconds,
        ["asked"] = tally.Questions,
        ["answerStored"] = tally.Answer,
        ["inMemory"] = tally.Memory,
        ["inRedis"] = tally.Shared,
        ["waited"] = tally.Misses,
        ["calls"] = tally.Calls,
        ["callsPerHour"] = tally.Calls / hours,
        ["peakPerMinute"] = Prediction.Peak([tally]),
        ["dollarsPerHour"] = tally.Calls * cost.GetValueOrDefault(tally.Asked.Vendor) / hours,
        ["savedDollarsPerHour"] = tally.Hits * cost.GetValueOrDefault(tally.Asked.Vendor) / hours,
    };
}
