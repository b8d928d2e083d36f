namespace WeatherHub.Api.Quotas;

/// <summary>Calls are counted in thousandths: whole numbers add up to the same here and in Redis, whatever their order.</summary>
internal static class Calls
{
    private const double Thousandths = 1000;

    /// <summary>A weight or limit, rounded up to whole thousandths.</summary>
    public static long Counted(double calls) => (long)Math.Ceiling(Math.Round(calls * Thousandths, 6));

    public static double Shown(long counted) => counted / Thousandths;
}
