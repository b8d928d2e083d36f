using WeatherHub.Lab.Catalogue;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Sandbox.Tests.Assessment;

/// <summary>Where vendors are assessed in these tests.</summary>
internal static class Places
{
    /// <summary>The ids of the vendors that cover every one of these places.</summary>
    internal static string[] VendorsOf(params IReadOnlyList<Coordinates> places) =>
        [.. CatalogueVendors.Covering(places).Select(vendor => vendor.Profile.Id)];

    /// <summary>The ids of the vendors that cover the world: those of the United States beside its own.</summary>
    internal static string[] Beside => VendorsOf(World);

    /// <summary>Every climate and every hour of the day; two vendors cover each.</summary>
    internal static IReadOnlyList<Coordinates> World { get; } =
    [
        new(43.6, 1.44),
        new(45.3, -30.2),
        new(51.5, -0.13),
        new(59.33, 18.07),
        new(64.15, -21.94),
        new(69.65, 18.96),
        new(78.22, 15.65),
        new(40.42, -3.7),
        new(41.9, 12.5),
        new(37.98, 23.73),
        new(30.04, 31.24),
        new(6.52, 3.38),
        new(-1.29, 36.82),
        new(-26.2, 28.05),
        new(-33.92, 18.42),
        new(15.6, 32.53),
        new(55.75, 37.62),
        new(62.03, 129.73),
        new(51.13, 71.43),
        new(28.61, 77.21),
        new(19.08, 72.88),
        new(27.72, 85.32),
        new(13.76, 100.5),
        new(1.35, 103.82),
        new(39.9, 116.41),
        new(35.68, 139.69),
        new(14.6, 120.98),
        new(-6.21, 106.85),
        new(-12.46, 130.84),
        new(-33.87, 151.21),
        new(-36.85, 174.76),
        new(-17.73, 168.32),
        new(19.43, -99.13),
        new(4.71, -74.07),
        new(-12.05, -77.04),
        new(-23.55, -46.63),
        new(-34.6, -58.38),
        new(-53.16, -70.91),
        new(0, -120),
        new(45.42, -75.69),
        new(63.75, -68.52),
    ];

    /// <summary>Three vendors.</summary>
    internal static IReadOnlyList<Coordinates> Germany { get; } =
    [new(52.52, 13.41), new(48.21, 11.51), new(53.55, 9.99), new(50.94, 6.96), new(51.05, 13.74)];

    /// <summary>Three vendors.</summary>
    internal static IReadOnlyList<Coordinates> States { get; } =
    [
        new(40.21, -75.21),
        new(40.71, -74.01),
        new(34.05, -118.24),
        new(47.61, -122.33),
        new(25.76, -80.19),
        new(41.88, -87.63),
        new(39.74, -104.99),
    ];
}
