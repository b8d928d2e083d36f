using WeatherHub.Lab.Simulation;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Lab.Crowds;

/// <summary>Callers who come by at fixed times, all at once: in each round everyone asks about every place, each time another replica.</summary>
/// <param name="Places">What they ask about.</param>
/// <param name="Step">From one round to the next, by the hub's clock.</param>
/// <param name="Count">How many rounds.</param>
/// <param name="Callers">How many callers.</param>
/// <param name="Replicas">How many replicas.</param>
internal sealed record Rounds(IReadOnlyList<Coordinates> Places, TimeSpan Step, int Count, int Callers, int Replicas)
{
    /// <summary>Requests in all.</summary>
    public int Requests => Count * Callers * Places.Count;

    /// <summary>Which replica a caller asks.</summary>
    public int ReplicaOf(int caller, int place, int round) => (caller + place + round) % Replicas;

    /// <summary>
    /// What the simulation's rules come to where times are fixed: a question is asked when a round finds its report expired, by one replica where they share
    /// what they know, and each other replica fetches the report from Redis once.
    /// </summary>
    public Expected Expect(IReadOnlyList<Asked> panel, bool shared)
    {
        var (calls, reads) = (panel.ToDictionary(asked => asked.Name, _ => 0), 0);
        foreach (var asked in panel)
        {
            for (var place = 0; place < Places.Count; place++)
            {
                if (!asked.Coverage.Covers(Places[place])) continue;
                var (life, common, own) = (asked.Life(Places[place]), -1.0, Enumerable.Repeat(-1.0, Replicas).ToArray());
                for (var round = 0; round < Count; round++)
                {
                    var now = round * Step.TotalSeconds;
                    foreach (var replica in Enumerable.Range(0, Math.Min(Callers, Replicas)).Select(caller => ReplicaOf(caller, place, round)).Where(replica => now >= own[replica]))
                    {
                        if (shared && now < common) reads++;
                        else
                        {
                            calls[asked.Name]++;
                            common = now + life.Ends;
                        }

                        own[replica] = common;
                    }
                }
            }
        }

        return new Expected(calls, reads);
    }
}

/// <summary>What should come of it.</summary>
/// <param name="Calls">Vendor calls by question.</param>
/// <param name="Reads">Reports that a replica has from Redis.</param>
internal sealed record Expected(IReadOnlyDictionary<string, int> Calls, int Reads)
{
    /// <summary>Vendor calls in all.</summary>
    public int All => Calls.Values.Sum();
}
