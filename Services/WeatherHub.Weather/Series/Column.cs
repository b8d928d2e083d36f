namespace WeatherHub.Weather.Series;

/// <summary>One variable along a <see cref="TimeAxis"/>, in its canonical unit; <see cref="double.NaN"/> where missing.</summary>
/// <param name="Values">One value per step of the axis.</param>
/// <param name="SpanHours">
/// For each step, how many hours the vendor's own step spanned: 1 is native; a larger number marks a share of a longer total,
/// a value repeated from a longer step, or an instant interpolated across a gap of that many hours. Null when every step is native.
/// </param>
public sealed record Column(double[] Values, byte[]? SpanHours)
{
    /// <summary>Whether the vendor said this very hour, as against a part of a longer step.</summary>
    public bool IsNative(int index) => SpanHours is null || SpanHours[index] <= 1;
}
