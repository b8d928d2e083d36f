using System.Collections.Concurrent;
using StackExchange.Redis;

namespace WeatherHub.Api.Redis;

/// <summary>
/// Messages between replicas, such as that a call has ended. Messages may be lost: whoever waits for one also polls.
/// </summary>
internal sealed class PubSub
{
    public const string Channel = RedisAddress.Prefix + "news";

    private readonly ConcurrentDictionary<string, Watch> watches = new();
    private readonly ConcurrentDictionary<string, Action> listeners = new();

    public PubSub(RedisConnection connection) => connection.OnConnected(redis => redis.GetSubscriber().SubscribeAsync(
        new RedisChannel(Channel, RedisChannel.PatternMode.Literal), (_, name) => Ring((string?)name ?? "")));

    /// <summary>Waits for messages of one name.</summary>
    public Watch For(string name) => watches[name] = new Watch(this, name);

    /// <summary>Handles all messages of one name, for as long as the program runs.</summary>
    public void Always(string name, Action heard) => listeners[name] = heard;

    private void Ring(string name)
    {
        if (listeners.TryGetValue(name, out var heard)) heard();
        if (watches.TryGetValue(name, out var watch)) watch.Ring();
    }

    /// <summary>A subscription to messages of one name, until it is disposed of.</summary>
    internal sealed class Watch(PubSub board, string name) : IDisposable
    {
        private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Ends with the next message.</summary>
        public Task Next => Volatile.Read(ref next).Task;

        public void Ring() => Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

        public void Dispose() => board.watches.TryRemove(KeyValuePair.Create(name, this));
    }
}
