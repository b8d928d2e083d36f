using System.Collections.Concurrent;
using StackExchange.Redis;

namespace WeatherHub.Api.Redis;

/// <summary>
/// Where replicas tell each other that a call has ended. News may be lost: who waits for some looks for itself from time to time.
/// </summary>
internal sealed class PubSub
{
    public const string Channel = RedisAddress.Prefix + "news";

    private readonly ConcurrentDictionary<string, Watch> watches = new();
    private readonly ConcurrentDictionary<string, Action> listeners = new();

    /// <summary>Listens on a connection for as long as it lasts.</summary>
    public Task ListenAsync(IConnectionMultiplexer redis) => redis.GetSubscriber().SubscribeAsync(
        new RedisChannel(Channel, RedisChannel.PatternMode.Literal), (_, name) => Ring((string?)name ?? ""));

    /// <summary>Looks out for news of one name.</summary>
    public Watch For(string name) => watches[name] = new Watch(this, name);

    /// <summary>Does something with all news of one name, for as long as the program runs.</summary>
    public void Always(string name, Action heard) => listeners[name] = heard;

    private void Ring(string name)
    {
        if (listeners.TryGetValue(name, out var heard)) heard();
        if (watches.TryGetValue(name, out var watch)) watch.Ring();
    }

    /// <summary>A look-out, until it is disposed.</summary>
    internal sealed class Watch(PubSub board, string name) : IDisposable
    {
        private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Ends with the next news after it was asked for.</summary>
        public Task Next => Volatile.Read(ref next).Task;

        public void Ring() => Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

        public void Dispose() => board.watches.TryRemove(KeyValuePair.Create(name, this));
    }
}
