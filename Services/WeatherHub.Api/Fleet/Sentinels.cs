using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WeatherHub.Api.Fleet;

/// <summary>Asks the sentinels who the master is, one after the other until one knows; in plain protocol, for the client that we have knows none.</summary>
/// <param name="addresses">The sentinels.</param>
/// <param name="service">The name that they know the master by.</param>
/// <param name="clock">The time.</param>
internal sealed class Sentinels(IReadOnlyList<(string Host, int Port)> addresses, string service, TimeProvider clock)
{
    private const int LongestLine = 512;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>The address of the master.</summary>
    /// <exception cref="InvalidOperationException">No sentinel knows one.</exception>
    public async Task<EndPoint> MasterAsync(CancellationToken cancellationToken)
    {
        foreach (var (host, port) in addresses)
        {
            try
            {
                using var patience = new CancellationTokenSource(Patience, clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
                if (await AskAsync(host, port, either.Token) is { } master) return master;
            }
            catch (Exception exception) when (exception is SocketException or IOException or FormatException or OperationCanceledException)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        throw new InvalidOperationException($"no sentinel of {RedisOptions.Section}:{nameof(RedisOptions.Sentinels)} knows the master");
    }

    /// <summary>Reads <c>host:port</c>; null when it is none.</summary>
    public static (string Host, int Port)? Parse(string text) =>
        text.LastIndexOf(':') is > 0 and var colon
        && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? (text[..colon].Trim('[', ']'), port)
            : null;

    private async Task<EndPoint?> AskAsync(string host, int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host, port, cancellationToken);
        await using var stream = client.GetStream();
        var question = $"*3\r\n$8\r\nSENTINEL\r\n$23\r\nget-master-addr-by-name\r\n${Encoding.UTF8.GetByteCount(service)}\r\n{service}\r\n";
        await stream.WriteAsync(Encoding.UTF8.GetBytes(question), cancellationToken);

        // Five lines: *2, $length, host, $length, port. "*-1" when the name is unknown.
        if (await LineAsync(stream, cancellationToken) != "*2") return null;
        await LineAsync(stream, cancellationToken);
        var master = await LineAsync(stream, cancellationToken);
        await LineAsync(stream, cancellationToken);
        return Parse($"{master}:{await LineAsync(stream, cancellationToken)}") is not var (name, number)
            ? null
            : IPAddress.TryParse(name, out var ip) ? new IPEndPoint(ip, number) : new DnsEndPoint(name, number);
    }

    private static async Task<string> LineAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var letter = new byte[1];
        while (line.Length < LongestLine)
        {
            await stream.ReadExactlyAsync(letter, cancellationToken);
            if (letter[0] == '\n') return line.ToString().TrimEnd('\r');
            line.Append((char)letter[0]);
        }

        throw new FormatException("not an answer of a sentinel");
    }
}
