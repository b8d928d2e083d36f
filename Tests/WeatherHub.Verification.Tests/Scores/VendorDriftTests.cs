using WeatherHub.Verification.Scores;

namespace WeatherHub.Verification.Tests.Scores;

internal sealed class VendorDriftTests
{
    [TestCase(3.0, true, false)]
    [TestCase(2.4, false, false)]
    [TestCase(1.4, false, true)]
    public void A_drift_is_over_well_below_where_trouble_begins(double ratio, bool isInTrouble, bool isOver) =>
        Assert.That(new VendorDrift("alpha", "temperature", ratio, isInTrouble).IsOver, Is.EqualTo(isOver));
}
