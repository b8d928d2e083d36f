namespace WeatherHub.Lab.Benchmarks.Scaling;

/// <summary>
/// Replicas of the hub over one Redis, and the requests for forecasts that they get. Requests come independently of each other, spread
/// evenly over the replicas; how often a place is requested follows Zipf's law.
/// </summary>
/// <param name="PerSecond">Requests, of all replicas together.</param>
/// <param name="Places">Places that are requested, each in one way.</param>
/// <param name="Lifetime">How long a response is used: until the first of its reports expires, or the hour ends.</param>
/// <param name="Replicas">How many.</param>
internal sealed record Fleet(double PerSecond, int Places, TimeSpan Lifetime, int Replicas)
{
    /// <summary>Zipf's exponent: the n-th place is requested 1/nˢ as often as the first.</summary>
    internal const double Exponent = 1;

    /// <summary>How often each place is requested, a second; the most popular first.</summary>
    internal IEnumerable<double> Rates()
    {
        var all = 0.0;
        for (var place = 1; place <= Places; place++) all += Math.Pow(place, -Exponent);
        for (var place = 1; place <= Places; place++) yield return PerSecond * Math.Pow(place, -Exponent) / all;
    }
}

/// <summary>
/// What a fleet does in the long run. A response is made once, stored in Redis until it ends, and taken from there once by each replica
/// that needs it meanwhile; all of them lose it at the same time. So a place that is requested λ times a second is made anew every
/// L + 1/λ seconds, and each of the R − 1 other replicas looks it up in Redis if it gets one of the λL/R requests of that time.
/// </summary>
/// <param name="FromMemory">Requests a second that a replica answers from its memory.</param>
/// <param name="FromRedis">Requests a second for which a replica takes the response from Redis.</param>
/// <param name="New">Requests a second for which vendors are called, or known reports merged.</param>
/// <param name="InMemory">Responses in the memory of each replica, on average; one that evicts some of them does more than this.</param>
/// <param name="InRedis">Responses in Redis, on average.</param>
internal sealed record FleetLoad(double FromMemory, double FromRedis, double New, double InMemory, double InRedis)
{
    internal double All => FromMemory + FromRedis + New;

    internal static FleetLoad Of(Fleet fleet)
    {
        var (life, others) = (fleet.Lifetime.TotalSeconds, fleet.Replicas - 1);
        var load = new FleetLoad(0, 0, 0, 0, 0);
        foreach (var rate in fleet.Rates())
        {
            var own = rate / fleet.Replicas;
            var isRequested = 1 - Math.Exp(-own * life);
            var (made, held) = (1 / (life + 1 / rate), life - isRequested / own);
            var looked = made * others * isRequested;
            load = new FleetLoad(
                load.FromMemory + rate - made - looked,
                load.FromRedis + looked,
                load.New + made,
                load.InMemory + made * (life + others * held) / fleet.Replicas,
                load.InRedis + made * life);
        }

        return load;
    }
}
