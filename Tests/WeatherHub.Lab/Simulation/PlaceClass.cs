namespace WeatherHub.Lab.Simulation;

/// <summary>Places that are asked for about as often and of the same vendors: they fare alike.</summary>
/// <param name="asked">Indices into the panel.</param>
internal sealed class PlaceClass(int[] asked)
{
    // The most wanted places stand alone; further down a class spans a tenth of a rank.
    private const int Alone = 64;
    private const double Span = 1.1;

    /// <summary>Indices into the panel of what is asked here.</summary>
    public int[] Asked { get; } = asked;

    /// <summary>How many places.</summary>
    public int Count { get; private set; }

    /// <summary>Requests per second for one of them, over the fleet.</summary>
    public double Rate { get; private set; }

    /// <summary>Whether a replica fetches its reports again before they expire.</summary>
    public bool IsHot { get; set; }

    /// <summary>Where its requests find what, see <see cref="Residence"/>; one for each of <see cref="Asked"/>.</summary>
    public Found[] Found { get; } = new Found[asked.Length];

    /// <summary>Sorts the places of a scenario into classes; gives the class of each place too.</summary>
    public static (IReadOnlyList<PlaceClass> Classes, PlaceClass[] OfPlace) Sort(Scenario scenario)
    {
        var zipf = new Zipf(scenario.Places.Count, scenario.Zipf);
        var classes = new Dictionary<(int Rank, int Mask), PlaceClass>();
        var ofPlace = new PlaceClass[scenario.Places.Count];
        for (var rank = 0; rank < ofPlace.Length; rank++)
        {
            var mask = Mask(scenario, rank);
            var key = (rank < Alone ? rank : Alone + (int)(Math.Log((double)rank / Alone) / Math.Log(Span)), mask);
            if (!classes.TryGetValue(key, out var found))
                classes[key] = found = new PlaceClass([.. Enumerable.Range(0, scenario.Panel.Count).Where(index => (mask >> index & 1) == 1)]);
            found.Rate += (scenario.Rate * zipf.Share(rank) - found.Rate) / ++found.Count;
            ofPlace[rank] = found;
        }

        return ([.. classes.Values], ofPlace);
    }

    private static int Mask(Scenario scenario, int rank)
    {
        var mask = 0;
        for (var index = 0; index < scenario.Panel.Count; index++)
            if (scenario.Panel[index].Coverage.Covers(scenario.Places[rank]))
                mask |= 1 << index;
        return mask;
    }
}

/// <summary>Where the questions of one kind are answered, as parts of all of them; what is left over is shared, or was asked.</summary>
/// <param name="Answer">Their answer was stored whole.</param>
/// <param name="Memory">The report was in the replica's memory.</param>
/// <param name="Vendor">The vendor was asked.</param>
internal readonly record struct Found(double Answer, double Memory, double Vendor);
