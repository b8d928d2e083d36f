using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace WeatherHub.Sandbox.Tests.Hosting;

/// <summary>What an operator and a newcomer see of the two programs: exit codes, lines, signals.</summary>
[NonParallelizable]
internal sealed class ProgramTests
{
    private const string Hub = "WeatherHub.Api";
    private const string Sandbox = "WeatherHub.Sandbox";
    private const string Anywhere = "http://127.0.0.1:0";

    [TestCase(Hub, "--Hub:FanOut:Deadline=soon", "Hub:FanOut:Deadline")]
    [TestCase(Sandbox, "--Hub:FanOut:Deadline=soon", "Hub:FanOut:Deadline")]
    [TestCase(Hub, "--ConnectionStrings:Redis=a,b=c", "ConnectionStrings:Redis")]
    [TestCase(Hub, "--no-such-option", "--no-such-option")]
    [TestCase(Sandbox, "--no-such-option", "--no-such-option")]
    [TestCase(Sandbox, "--noise=loud", "--noise")]
    public async Task Wrong_input_is_one_line_on_stderr_and_exit_code_1(string project, string argument, string named)
    {
        await using var program = Program.Start(project, argument, "--urls", Anywhere);
        Assert.That(await program.EndedAsync(), Is.EqualTo(1));
        Assert.That(program.Errors, Has.Count.EqualTo(1));
        Assert.That(program.Errors.Single(), Does.StartWith("error: ").And.Contains(named));
        Assert.That(program.Output, Has.None.Contains("   at "));
    }

    [TestCase(Hub)]
    [TestCase(Sandbox)]
    [TestCase(Sandbox, "--vendors-only")]
    public async Task A_port_in_use_is_one_line_on_stderr_and_exit_code_1(string project, params string[] more)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        await using var program = Program.Start(project, [.. more, "--urls", $"http://127.0.0.1:{port}"]);
        Assert.That(await program.EndedAsync(), Is.EqualTo(1));
        Assert.That(program.Errors, Has.Count.EqualTo(1), string.Join('\n', program.Errors));
        Assert.That(program.Errors.Single(), Does.StartWith("error: ").And.Contains(port));
        Assert.That(program.Output, Has.None.Contains("   at "));
    }

    [TestCase(Hub, "--help")]
    [TestCase(Sandbox, "-h")]
    public async Task Help_says_how_it_is_used_and_where_the_rest_stands(string project, string argument)
    {
        await using var program = Program.Start(project, argument);
        Assert.That(await program.EndedAsync(), Is.Zero);
        Assert.That(string.Join('\n', program.Output), Does.Contain("--urls").And.Contains("Exit codes").And.Contains("__"));
        Assert.That(program.Errors, Is.Empty);
    }

    [Test]
    public async Task A_hub_that_drains_and_stops_ends_with_0_and_logs_no_error()
    {
        await using var program = Program.Start(
            Hub,
            "--urls",
            Anywhere,
            "--Hub:Lifecycle:WarmUp=00:00:00",
            "--Hub:Lifecycle:DrainDelay=00:00:05");
        var line = await program.SaysAsync("Now listening on: ");
        Assert.That(line, Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z info: "), "time and level");
        using var http = new HttpClient(new SocketsHttpHandler())
        {
            BaseAddress = new Uri(line[line.IndexOf("http:", StringComparison.Ordinal)..]),
        };
        program.Stop();
        var status = HttpStatusCode.OK;
        while (status == HttpStatusCode.OK) status = (await http.GetAsync("/health/ready")).StatusCode;
        Assert.That(status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(await program.EndedAsync(), Is.Zero);
        Assert.That(
            program.Output.Where(said =>
                said.Contains("fail:", StringComparison.Ordinal) || said.Contains("crit:", StringComparison.Ordinal)),
            Is.Empty);
        Assert.That(program.Errors, Is.Empty);
    }

    [Test]
    public async Task The_sandbox_speaks_at_once_says_what_to_try_and_ends_with_0_when_it_is_told_to_stop()
    {
        await using var program = Program.Start(Sandbox, "--urls", Anywhere);
        await program.SaysAsync("Hub: ");
        await program.SaysAsync("Vendors on: open-meteo, met-norway, nws, bright-sky");
        await program.SaysAsync("To try: curl 'http://127.0.0.1:");
        await program.SaysAsync("Redis: off");
        Assert.That(program.Output.First(), Does.Contain("starting"));
        program.Stop();
        Assert.That((await program.EndedAsync(), program.Errors.Count), Is.EqualTo((0, 0)));
    }
}
