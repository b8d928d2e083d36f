using WeatherHub.TestKit;

namespace WeatherHub.Sandbox.Tests.EndToEnd;

/// <summary>The pages as a browser shows them.</summary>
internal sealed class PageTests
{
    private SandboxFixture rig = null!;
    private Browser browser = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        browser = await Browser.StartAsync();
        rig = await SandboxFixture.HubAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (rig is not null) await rig.DisposeAsync();
        if (browser is not null) await browser.DisposeAsync();
    }

    [SetUp]
    public void Forget()
    {
        browser.Requests.Clear();
        browser.Complaints.Clear();
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task The_start_page_shows_where_everything_is_and_each_link_leads_there(bool dark)
    {
        await browser.OpenAsync(Address("/"), dark);

        Assert.That(
            (string?)await browser.EvaluateAsync("document.documentElement.lang + ' ' + document.title"),
            Is.EqualTo("en WeatherHub"));
        Assert.That(
            (string?)await browser.EvaluateAsync("getComputedStyle(document.body).backgroundColor"),
            Is.EqualTo(dark ? "rgb(17, 23, 31)" : "rgb(246, 248, 251)"));
        await browser.SeeAsync("document.querySelector('h1 img').naturalWidth > 0");
        var links = await browser.EvaluateAsync("[...document.querySelectorAll('a')].map(link => link.href)");
        Assert.That(links!.AsArray(), Has.Count.EqualTo(9));
        foreach (var link in links.AsArray())
        {
            using var answer = await rig.Http.GetAsync((string)link!);
            Assert.That((int)answer.StatusCode, Is.EqualTo(200).Or.EqualTo(302), (string?)link);
        }

        await KeepAsync($"start-{(dark ? "dark" : "light")}");
        AssertNothingIsForeignOrWrong();
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task The_documentation_shows_every_operation_and_asks_no_other_host(bool dark)
    {
        await browser.OpenAsync(Address("/docs"), dark);
        await browser.SeeAsync("document.body.innerText.includes('/v1/forecast')");

        var document = await rig.JsonAsync("/openapi/v1.json");
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            var summary = (string)operations!["get"]!["summary"]!;
            await browser.SeeAsync($"document.body.textContent.includes({System.Text.Json.JsonSerializer.Serialize(summary)})");
        }

        Assert.That(
            (string?)await browser.EvaluateAsync("document.documentElement.lang + ' ' + document.title"),
            Is.EqualTo("en WeatherHub API"));
        Assert.That(
            browser.Requests,
            Does.Contain(Address("/docs/scalar.js").AbsoluteUri).And.Contain(Address("/openapi/v1.json").AbsoluteUri));
        await KeepAsync($"docs-{(dark ? "dark" : "light")}");
        AssertNothingIsForeignOrWrong();
    }

    [Test]
    public async Task A_request_of_the_documentation_is_sent_to_the_hub_itself()
    {
        await browser.OpenAsync(Address("/docs/"));
        await ClickAsync("Test Request");
        await ClickAsync("Send");
        await browser.SeeAsync("document.body.innerText.includes('200 OK')");

        await KeepAsync("docs-request");
        AssertNothingIsForeignOrWrong();
    }

    [Test]
    public async Task A_page_that_breaks_its_policy_is_found()
    {
        await browser.OpenAsync(Address("/"));
        await browser.EvaluateAsync(
            "document.head.append(Object.assign(document.createElement('script'), { src: 'https://elsewhere.example/a.js' })); true"
        );
        await browser.EvaluateAsync("fetch('https://elsewhere.example/').catch(() => console.error('refused'))");

        Assert.That(browser.Complaints, Has.Some.Contain("Content Security Policy").And.Some.Contain("refused"));
    }

    private async Task ClickAsync(string text)
    {
        var button = $"[...document.querySelectorAll('button')].find(button => button.innerText.includes('{text}') && button.offsetParent)";
        await browser.SeeAsync(button);
        await browser.EvaluateAsync($"{button}.click()");
    }

    private void AssertNothingIsForeignOrWrong() => Assert.Multiple(() =>
    {
        Assert.That(browser.Requests, Is.Not.Empty.And.All.StartsWith(Address("/").AbsoluteUri), "nothing is asked of anybody else");
        Assert.That(browser.Complaints, Is.Empty);
    });

    /// <summary>For who wants to look: the picture stands beside the test's results.</summary>
    private async Task KeepAsync(string name)
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{name}.png");
        await File.WriteAllBytesAsync(file, await browser.PictureAsync());
        TestContext.AddTestAttachment(file);
    }

    private Uri Address(string path) => new(rig.Http.BaseAddress!, path);
}
