using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace WeatherHub.TestKit;

/// <summary>
/// Chromium without a window, led over its DevTools protocol (https://chromedevtools.github.io/devtools-protocol/): opens one page and
/// writes down what the page asks of the network and what it complains of.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-extensions",
        "--remote-debugging-port=0",
        "--window-size=1280,900",
        "about:blank",
    ];

    private readonly Process process;
    private readonly string profile;
    private readonly ClientWebSocket socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> underWay = new();
    private readonly SemaphoreSlim sending = new(1);
    private Task listening = Task.CompletedTask;
    private string? session;
    private int last;

    private Browser(Process process, string profile) => (this.process, this.profile) = (process, profile);

    /// <summary>Every address that the page asked for, in order; data and blob addresses, which ask nobody, are not among them.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>
    /// What the page wrote to its console as an error or a warning: exceptions, failed loads, breaches of its content security policy.
    /// </summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    /// <summary>Starts it; a machine without <c>chromium</c> ends the test, see <see cref="RequiredProgram"/>.</summary>
    public static async Task<Browser> StartAsync()
    {
        var program = RequiredProgram.Find("chromium");
        var folder = Directory.CreateTempSubdirectory("browser-").FullName;
        var start = new ProcessStartInfo(program, [$"--user-data-dir={folder}", .. Arguments])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var browser = new Browser(Process.Start(start)!, folder);
        try
        {
            await browser.ConnectAsync();
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a page and waits until it is loaded.</summary>
    /// <param name="address">Where.</param>
    /// <param name="dark">Whether the reader prefers dark colours.</param>
    public async Task OpenAsync(Uri address, bool dark = false)
    {
        var scheme = new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" };
        await CallAsync("Emulation.setEmulatedMedia", new JsonObject { ["features"] = new JsonArray(scheme) });
        await CallAsync("Page.navigate", new JsonObject { ["url"] = address.AbsoluteUri });
        await SeeAsync("document.readyState === 'complete'");
    }

    /// <summary>Waits until an expression is true in the page, looking with each of its frames, for half a minute at most.</summary>
    public async Task SeeAsync(string expression)
    {
        var script = $$"""
            new Promise((seen, lost) => {
              const end = Date.now() + 30000;
              const look = () => ({{expression}}) ? seen(true) : Date.now() > end ? lost(new Error('never true')) : setTimeout(look, 50);
              look();
            })
            """;
        await EvaluateAsync(script);
    }

    /// <summary>What an expression is in the page, as JSON.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        var answer = await CallAsync(
            "Runtime.evaluate", new JsonObject { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        if (answer["exceptionDetails"] is { } wrong) throw new InvalidOperationException($"{expression}: {wrong.ToJsonString()}");
        return answer["result"]!["value"];
    }

    /// <summary>The page as a picture (PNG).</summary>
    public async Task<byte[]> PictureAsync() =>
        Convert.FromBase64String((await CallAsync("Page.captureScreenshot", []))["data"]!.GetValue<string>());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await listening;
        process.Dispose();
        socket.Dispose();
        sending.Dispose();
        Directory.Delete(profile, recursive: true);
    }

    private async Task ConnectAsync()
    {
        const string Said = "DevTools listening on ";
        string? line;
        do line = await process.StandardError.ReadLineAsync() ?? throw new InvalidOperationException("chromium ended before it listened");
        while (!line.StartsWith(Said, StringComparison.Ordinal));
        _ = process.StandardError.ReadToEndAsync();
        await socket.ConnectAsync(new Uri(line[Said.Length..]), CancellationToken.None);
        listening = ListenAsync();
        var target = await CallAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        var attached = await CallAsync(
            "Target.attachToTarget",
            new JsonObject { ["targetId"] = target["targetId"]!.GetValue<string>(), ["flatten"] = true });
        session = attached["sessionId"]!.GetValue<string>();
        foreach (var domain in new[] { "Page", "Network", "Runtime", "Log" }) await CallAsync($"{domain}.enable", []);
    }

    private async Task<JsonNode> CallAsync(string method, JsonObject parameters)
    {
        var id = Interlocked.Increment(ref last);
        var answered = underWay[id] = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (session is not null) call["sessionId"] = session;
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(
                System.Text.Encoding.UTF8.GetBytes(call.ToJsonString()),
                WebSocketMessageType.Text,
                true,
                CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }

        return await answered.Task;
    }

    private async Task ListenAsync()
    {
        try
        {
            var buffer = new byte[64 * 1024];
            while (true)
            {
                using var message = new MemoryStream();
                ValueWebSocketReceiveResult piece;
                do
                {
                    piece = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                    message.Write(buffer, 0, piece.Count);
                }
                while (!piece.EndOfMessage);
                if (piece.MessageType == WebSocketMessageType.Close) break;
                Heard(JsonNode.Parse(message.ToArray())!);
            }
        }
        catch (WebSocketException)
        {
            // The browser is gone.
        }

        foreach (var call in underWay.Values) call.TrySetException(new InvalidOperationException("chromium is gone"));
    }

    private void Heard(JsonNode message)
    {
        if (message["id"]?.GetValue<int>() is { } id)
        {
            if (!underWay.TryRemove(id, out var call)) return;
            if (message["error"] is { } error) call.TrySetException(new InvalidOperationException(error.ToJsonString()));
            else call.TrySetResult(message["result"]!);
            return;
        }

        var told = message["params"]!;
        switch (message["method"]!.GetValue<string>())
        {
            case "Network.requestWillBeSent"
                when told["request"]!["url"]!.GetValue<string>() is var url && url.StartsWith("http", StringComparison.Ordinal):
                Requests.Enqueue(url);
                break;
            case "Log.entryAdded" when told["entry"]!["level"]!.GetValue<string>() is "error" or "warning":
                Complaints.Enqueue($"{told["entry"]!["source"]}: {told["entry"]!["text"]} {told["entry"]!["url"]}");
                break;
            case "Runtime.consoleAPICalled" when told["type"]!.GetValue<string>() is "error" or "warning" or "assert":
                Complaints.Enqueue($"console: {told["args"]!.ToJsonString()}");
                break;
            case "Runtime.exceptionThrown":
                Complaints.Enqueue($"exception: {told["exceptionDetails"]!.ToJsonString()}");
                break;
        }
    }
}
