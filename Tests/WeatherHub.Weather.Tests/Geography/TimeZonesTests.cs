using WeatherHub.Weather.Geography;

namespace WeatherHub.Weather.Tests.Geography;

public sealed class TimeZonesTests
{
    [TestCase(52.52, 13.405, "Europe/Berlin")]
    [TestCase(47.6959, 8.6350, "Europe/Zurich")]
    [TestCase(50.4501, 30.5234, "Europe/Kyiv")]
    [TestCase(22.5726, 88.3639, "Asia/Kolkata")]
    [TestCase(27.7172, 85.3240, "Asia/Kathmandu")]
    [TestCase(-34.9285, 138.6007, "Australia/Adelaide")]
    [TestCase(-31.677, 128.889, "Australia/Eucla")]
    [TestCase(-43.9535, -176.5597, "Pacific/Chatham")]
    [TestCase(-8.9110, -140.1000, "Pacific/Marquesas")]
    [TestCase(47.5615, -52.7126, "America/St_Johns")]
    [TestCase(-31.5553, 159.0770, "Australia/Lord_Howe")]
    [TestCase(39.7684, -86.1581, "America/Indiana/Indianapolis")]
    [TestCase(41.2959, -86.6250, "America/Indiana/Knox")]
    [TestCase(37.9747, -87.5558, "America/Chicago")]
    [TestCase(33.4484, -112.0740, "America/Phoenix")]
    [TestCase(36.1544, -109.5510, "America/Denver", TestName = "The_Navajo_Nation_keeps_summer_time_inside_Arizona")]
    [TestCase(35.8275, -110.3800, "America/Phoenix", TestName = "The_Hopi_inside_the_Navajo_Nation_do_not")]
    [TestCase(-22.9068, -43.1729, "America/Sao_Paulo")]
    [TestCase(43.8171, 87.6168, "Asia/Urumqi", TestName = "Xinjiang_has_two_clocks_and_gets_its_own")]
    [TestCase(69.6492, 18.9553, "Europe/Oslo")]
    [TestCase(64.1835, -51.7216, "America/Nuuk")]
    public void A_place_on_land_has_its_own_zone(double latitude, double longitude, string id) =>
        Assert.That(TimeZones.IdAt(new(latitude, longitude)), Is.EqualTo(id));

    [Test]
    public void An_exclave_smaller_than_a_cell_has_its_neighbours_clock() =>
        Assert.That(TimeZones.IdAt(new(47.6975, 8.69)), Is.AnyOf("Europe/Busingen", "Europe/Zurich"));

    [TestCase(-18.1416, 178.4419, "Pacific/Fiji", 12)]
    [TestCase(-16.80, -179.98, "Pacific/Fiji", 12)]
    [TestCase(-13.8333, -171.7667, "Pacific/Apia", 13)]
    [TestCase(-14.2756, -170.7020, "Pacific/Pago_Pago", -11)]
    [TestCase(1.8721, -157.4278, "Pacific/Kiritimati", 14)]
    [TestCase(-21.1393, -175.2049, "Pacific/Tongatapu", 13)]
    [TestCase(66.0, -175.0, "Asia/Anadyr", 12)]
    [TestCase(65.76, -169.06, "Asia/Anadyr", 12, TestName = "Big_Diomede_lives_in_tomorrow")]
    [TestCase(65.754, -168.92, "America/Nome", -9, TestName = "Little_Diomede_lives_in_yesterday")]
    public void Both_sides_of_the_date_line_have_their_own_day(double latitude, double longitude, string id, double januaryHours)
    {
        var zone = TimeZones.At(new(latitude, longitude));

        Assert.That(zone.Id, Is.EqualTo(id));
        Assert.That(zone.GetUtcOffset(new DateTimeOffset(2026, 1, 15, 0, 0, 0, TimeSpan.Zero)).TotalHours, Is.EqualTo(januaryHours));
    }

    [TestCase(30, -30, "Etc/GMT+2", -2)]
    [TestCase(-40, 80, "Etc/GMT-5", 5)]
    [TestCase(-50, -5, "Etc/GMT", 0)]
    [TestCase(40, -179.9, "Etc/GMT+12", -12)]
    [TestCase(40, 179.9, "Etc/GMT-12", 12)]
    [TestCase(0, -23, "Etc/GMT+2", -2)]
    [TestCase(0, -22, "Etc/GMT+1", -1)]
    public void The_open_sea_keeps_the_hour_of_its_longitude(double latitude, double longitude, string id, double hours)
    {
        var zone = TimeZones.At(new(latitude, longitude));

        Assert.That(zone.Id, Is.EqualTo(id));
        Assert.That(zone.BaseUtcOffset.TotalHours, Is.EqualTo(hours));
    }

    [Test]
    public void The_names_of_one_meridian_and_of_a_pole_give_one_zone()
    {
        for (var latitude = -89.5; latitude < 90; latitude += 0.5)
            Assert.That(TimeZones.IdAt(new(latitude, -180)), Is.EqualTo(TimeZones.IdAt(new(latitude, 180))), $"at {latitude}");
        Assert.That(TimeZones.IdAt(new(-90, 12)), Is.EqualTo("Antarctica/McMurdo"));
    }

    [TestCase(90, "Etc/GMT")]
    [TestCase(89.99, "Etc/GMT")]
    [TestCase(89, "Etc/GMT")]
    [TestCase(85, "Etc/GMT")]
    [TestCase(-90, "Antarctica/McMurdo")]
    [TestCase(-89.99, "Antarctica/McMurdo")]
    public void Around_a_pole_there_is_one_zone_at_every_longitude(double latitude, string id)
    {
        for (var longitude = -180.0; longitude <= 180; longitude += 7.5)
            Assert.That(TimeZones.IdAt(new(latitude, longitude)), Is.EqualTo(id), $"at {longitude}");
    }

    [TestCase(84.9, 10, "Etc/GMT-1")]
    [TestCase(84.9, -100, "Etc/GMT+7")]
    public void The_last_sea_with_nautical_zones_ends_at_85_degrees(double latitude, double longitude, string id) =>
        Assert.That(TimeZones.IdAt(new(latitude, longitude)), Is.EqualTo(id));

    [TestCase(90.001, 0)]
    [TestCase(0, -180.001)]
    [TestCase(double.NaN, 0)]
    [TestCase(0, double.PositiveInfinity)]
    public void What_is_not_on_the_globe_has_no_zone(double latitude, double longitude) =>
        Assert.That(() => TimeZones.IdAt(new(latitude, longitude)), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Every_cell_of_the_earth_can_be_asked()
    {
        var random = new Random(7);
        for (var i = 0; i < 100_000; i++)
        {
            var place = new Coordinates(random.NextDouble() * 180 - 90, random.NextDouble() * 360 - 180);
            Assert.That(TimeZones.At(place), Is.Not.Null);
        }
    }

    [Test]
    public void The_raster_and_the_machine_know_the_same_zones()
    {
        var machine = TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(IsOfAPlace);

        // They may be a release of tzdata apart, which adds a zone or two in a year.
        Assert.That(TimeZones.Ids.Where(id => !TimeZoneInfo.TryFindSystemTimeZoneById(id, out _)).ToArray(), Has.Length.LessThan(3));
        Assert.That(machine.Except(TimeZones.Ids).ToArray(), Has.Length.LessThan(3));

        static bool IsOfAPlace(string id) => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal);
    }

    [Test]
    public void A_machine_with_rules_passes_verification() => Assert.That(TimeZones.Verify, Throws.Nothing);
}
