using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Caching;

internal static class ReportCodec
{
    public static byte[] Encode(ReportKey key, Report report) => [];

    public static Report? TryDecode(ReportKey key, byte[] entry) => null;
}
