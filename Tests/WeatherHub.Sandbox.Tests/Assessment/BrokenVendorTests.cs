using WeatherHub.Weather.Geography;

namespace WeatherHub.Sandbox.Tests.Assessment;

/// <summary>
/// Real HTTP, the real hub, vendors that err as usual, and one of them broken: nothing of any answer follows it where another
/// contradicts it.
/// </summary>
internal sealed class BrokenVendorTests
{
    /// <summary>Feels-like is made of wind too.</summary>
    private static readonly string[] Thermal = ["temperature", "dewPoint", "relativeHumidity"];
    private static readonly string[] WithUnits = [.. Thermal, "wind", "pressureMsl", "precipitationSum", "snowfall"];
    private static readonly string[] Everything = [""];

    private static readonly (string Faults, string[] Fields)[] Broken =
    [
        ("""{ "units": "wrong" }""", WithUnits),
        ("""{ "offset": 10 }""", Thermal),
        ("""{ "shiftHours": 3 }""", Everything),
        ("""{ "stuck": true }""", Everything),
    ];

    private static IEnumerable<TestCaseData> Cases(string region, IReadOnlyList<Coordinates> places) =>
        from broken in Broken
        from vendor in Places.VendorsOf(places)
        select new TestCaseData(vendor, broken.Faults, broken.Fields).SetArgDisplayNames(region, vendor, broken.Faults);

    private static IEnumerable<TestCaseData> OfTwo() => Cases("the world", Places.World);

    private static IEnumerable<TestCaseData> OfThreeInGermany() => Cases("Germany", Places.Germany);

    private static IEnumerable<TestCaseData> OfThreeInTheStates() => Cases("the United States", Places.States);

    [TestCaseSource(nameof(OfTwo))]
    public Task One_of_two_that_is_broken_has_no_part_in_any_block(string vendor, string faults, string[] fields) =>
        CheckAsync(Places.World, vendor, faults, fields);

    [TestCaseSource(nameof(OfThreeInGermany))]
    public Task One_of_three_that_is_broken_has_no_part_in_any_block(string vendor, string faults, string[] fields) =>
        CheckAsync(Places.Germany, vendor, faults, fields);

    [TestCaseSource(nameof(OfThreeInTheStates))]
    public Task One_of_three_is_told_also_where_past_hours_are_said_by_one_alone(string vendor, string faults, string[] fields) =>
        CheckAsync(Places.States, vendor, faults, fields);

    [Test]
    public Task One_of_two_that_is_shifted_is_told_where_one_of_them_says_no_radiation(
        [ValueSource(typeof(Places), nameof(Places.Beside))] string other,
        [Values(true, false)] bool isOther,
        [Values(3, -3)] int shift
    ) =>
        CheckAsync(
            Places.States,
            isOther ? other : "nws",
            $$"""{ "shiftHours": {{shift}} }""",
            Everything,
            $"&providers=nws,{other}",
            isOther);

    [Test]
    public Task One_of_two_that_is_shifted_is_told_where_both_say_radiation(
        [Values("bright-sky", "open-meteo")] string vendor,
        [Values(3, -3)] int shift
    ) => CheckAsync(Places.Germany, vendor, $$"""{ "shiftHours": {{shift}} }""", Everything, "&providers=bright-sky,open-meteo");

    /// <summary>Where NWS alone is left, rain is its sum of six hours evenly spread, and no hour's own.</summary>
    private static async Task CheckAsync(
        IReadOnlyList<Coordinates> places,
        string vendor,
        string faults,
        string[] fields,
        string query = "",
        bool isRainOfSixHours = false)
    {
        await using var rig = await SandboxFixture.HubAsync(noise: 1);
        await rig.SetFaultsAsync(vendor, faults);
        var (complaints, contested) = (new List<string>(), 0);
        foreach (var place in places)
        {
            var answer = await JudgedAnswer.RequestAsync(rig, place, query);
            if (answer.IsContested)
                contested++;
            else
                complaints.AddRange(
                    Wrongs(answer, vendor, fields).Where(IsWrong).Take(6).Select(wrong => $"{place.Latitude}, {place.Longitude}: {wrong}"));
        }

        bool IsWrong(string complaint) => !isRainOfSixHours || !complaint.StartsWith("hourly.precipitation[", StringComparison.Ordinal);

        Assert.That(complaints, Is.Empty);
        Assert.That(
            contested,
            Is.LessThanOrEqualTo(places.Count / 20),
            "where nothing tells who is right, both are kept and the caller is told");
    }

    private static IEnumerable<string> Wrongs(JudgedAnswer answer, string vendor, string[] fields)
    {
        foreach (var part in answer.PartsOf(vendor, fields)) yield return $"{vendor} has a part in {part}";
        foreach (var untrue in answer.Untrue()) yield return untrue;
        foreach (var other in answer.Discredited.Where(other => other != vendor)) yield return $"{other} is left out, and is well";
        if (!answer.IsPartial) yield return "calls itself full";
        foreach (var block in (string[])(answer.IsNowMeasured ? ["hourly", "daily"] : ["current", "hourly", "daily"]))
            if (!answer.WarnedBlocks.Contains(block)) yield return $"no warning points at {block}";
    }
}
