namespace WeatherHub.Lab.Benchmarks.Load;

/// <summary>Which load to put on a server of this machine.</summary>
/// <param name="Port">Where it listens.</param>
/// <param name="Connections">How many connections are kept open; each has one request under way at most.</param>
/// <param name="Requests">The bytes of the requests, sent in turn.</param>
internal sealed record LoadPlan(int Port, int Connections, IReadOnlyList<byte[]> Requests)
{
    /// <summary>Ends after so many seconds.</summary>
    internal double Seconds { get; init; } = double.PositiveInfinity;

    /// <summary>Ends after so many requests.</summary>
    internal long Count { get; init; } = long.MaxValue;

    /// <summary>
    /// Open loop: so many a second are due, whatever became of those before, and each is timed from when it was due. 0 for a closed
    /// loop, in
    /// which every connection asks again as soon as it is answered.
    /// </summary>
    internal double PerSecond { get; init; }
}

/// <summary>What came of a load.</summary>
/// <param name="Answers">Responses of any status.</param>
/// <param name="Seconds">From the first request to the last response.</param>
/// <param name="Times">How long they took.</param>
/// <param name="Statuses">How many there were of each status; 0 for connections that ended without a response.</param>
internal sealed record LoadResult(long Answers, double Seconds, Histogram Times, IReadOnlyDictionary<int, long> Statuses)
{
    internal double PerSecond => Answers / Seconds;

    /// <summary>Responses that have another status.</summary>
    internal long Except(int status) => Statuses.Sum(pair => pair.Key == status ? 0 : pair.Value);

    public override string ToString() =>
        string.Join(", ", Statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} × {(pair.Key == 0 ? "no answer" : pair.Key)}"));
}
