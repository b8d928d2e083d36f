using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Guarantees;

namespace WeatherHub.Architecture.Tests;

internal sealed class GuaranteeTests
{
    private static readonly string[] Pages = ["README.md", "docs/guarantees.md"];

    private static readonly Measurements Measured = Measurements.Read(File.ReadAllText(Repository.PathOf("docs", "guarantees.json")))!;

    [TestCaseSource(nameof(Pages))]
    public void What_a_page_guarantees_is_what_was_measured(string page)
    {
        var text = File.ReadAllText(Repository.PathOf(page));
        Assert.That(Blocks.AreIn(text), $"{page} says what was measured");
        Assert.That(text, Is.EqualTo(Blocks.Written(text, Measured)), $"run: lab guarantees --write {page}");
    }

    [TestCaseSource(nameof(Pages))]
    public void A_figure_typed_by_hand_is_found(string page)
    {
        var text = File.ReadAllText(Repository.PathOf(page)).Replace("<!-- end -->", "| by hand |\n<!-- end -->", StringComparison.Ordinal);
        Assert.That(text, Is.Not.EqualTo(Blocks.Written(text, Measured)));
    }

    [Test]
    public void There_are_six_guarantees_at_most() => Assert.That(Promises.All, Has.Count.LessThanOrEqualTo(6));
}
