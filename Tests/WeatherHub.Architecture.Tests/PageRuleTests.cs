namespace WeatherHub.Architecture.Tests;

internal sealed class PageRuleTests
{
    private static readonly SourceFile[] Pages = [.. Repository.Pages()];

    [Test]
    public void Every_link_of_every_page_leads_somewhere() =>
        Assert.That(Pages.SelectMany(page => PageRules.BrokenLinks(page, Exists)), Is.Empty);

    [Test]
    public void No_line_of_prose_is_too_wide() => Assert.That(Pages.SelectMany(PageRules.TooWide), Is.Empty);

    [Test]
    public void The_rules_see_the_pages() =>
        Assert.That(Pages.Select(page => page.Path), Has.Member("README.md").And.Member("docs/architecture.md"));

    [Test]
    public void Deliberate_mistakes_are_found()
    {
        var page = new SourceFile(
            "docs/page.md",
            ["[a](../README.md), [b](gone.md#part), [c](https://example.org/gone)", "[d](#here) and ![e](gone.svg)"]
        );

        Assert.That(PageRules.BrokenLinks(page, Exists), Is.EqualTo(new[]
        {
            "docs/page.md links to gone.md, which is not there",
            "docs/page.md links to gone.svg, which is not there",
        }));

        var (fits, wide) = (new string('a', 140), new string('a', 141));
        var widths = new SourceFile("docs/wide.md", [fits, wide, $"| {wide} |", "```", wide, "```", $"- {fits}"]);
        Assert.That(PageRules.TooWide(widths), Is.EqualTo(new[]
        {
            "docs/wide.md:2 has 141 columns; 140 is the most",
            "docs/wide.md:7 has 142 columns; 140 is the most",
        }));
    }

    private static bool Exists(string path) => Path.Exists(Repository.PathOf(path));
}
