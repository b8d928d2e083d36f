using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Telemetry;
using WeatherHub.Api.Tests.Contract;
using WeatherHub.Weather.Consensus.Results;

namespace WeatherHub.Api.Tests.Fetching;

internal sealed class ConsensusMeterTests
{
    [Test]
    public void A_merge_tells_how_vendors_agree_and_how_sure_the_answer_is_by_field()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var hub = new HubMeter(services.GetRequiredService<IMeterFactory>());
        var (meter, told) = (new ConsensusMeter(hub), new Dictionary<string, double>());
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (ReferenceEquals(instrument.Meter, hub.Meter)) listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Tell(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Tell(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Tell(instrument, value, tags));
        listener.Start();

        var forecast = Vendors.Merge(Sample.Request()).Forecast!;
        meter.Merged(
            forecast with
            {
                Notices = [.. forecast.Notices, new MergeNotice(MergeNotice.Suspect, "beta", "/hourly/windSpeed", "")],
            });

        Assert.That(told["weatherhub.consensus.provider.count temperature"], Is.EqualTo(3));
        Assert.That(told["weatherhub.consensus.provider.count windSpeed"], Is.Zero);
        Assert.That(told["weatherhub.consensus.rejected.count gamma temperature"], Is.EqualTo(6));
        Assert.That(told["weatherhub.consensus.suspect.count beta windSpeed"], Is.EqualTo(1));
        Assert.That(told["weatherhub.consensus.spread temperature"], Is.InRange(0.4, 0.5));
        Assert.That(told["weatherhub.consensus.confidence temperature"], Is.InRange(0.2, 0.95));

        void Tell(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            told[$"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}"] = value;
    }
}
