using WeatherHub.Lab.Benchmarks.Load;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Benchmarks.Servers;

/// <summary>
/// nginx as a cache before the bare program, which it asks once for each form. It is one process, so that nothing of it stays behind.
/// </summary>
internal static class Nginx
{
    internal const string Program = "nginx";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    internal static async Task<Contender> StartAsync(BenchContext context, int behind, int core)
    {
        var (folder, port) = (context.Keep(new TemporaryFolder()).Path, Programs.FreePort());
        var file = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(file, Configuration(folder, port, behind), context.Over);
        string[] call = ["--cpu-list", $"{core}", Programs.Find(Program) ?? Program, "-p", folder, "-e", "stderr", "-c", file];
        var nginx = context.Keep(new Contender(Program, Child.Start(Program, Programs.TaskSet, call), port));
        var began = context.Clock.GetTimestamp();
        while (!Listens(port))
        {
            if (!nginx.Process.IsRunning || context.Clock.GetElapsedTime(began) > Patience)
                throw new InvalidOperationException($"nginx did not start: {nginx.Process.Tail()}");
            await context.PauseAsync(0.02);
        }

        return nginx;
    }

    private static bool Listens(int port)
    {
        using var open = RawExchange.TryOpen(port);
        return open is not null;
    }

    private static string Configuration(string folder, int port, int behind) =>
        $$"""
          daemon off;
          master_process off;
          user {{Environment.UserName}};
          pid {{folder}}/pid;
          events { worker_connections 4096; }
          http {
            access_log off;
            sendfile on;
            tcp_nopush on;
            keepalive_timeout 1h;
            keepalive_requests 1000000000;
            client_body_temp_path {{folder}}/body;
            proxy_temp_path {{folder}}/proxy;
            fastcgi_temp_path {{folder}}/fastcgi;
            uwsgi_temp_path {{folder}}/uwsgi;
            scgi_temp_path {{folder}}/scgi;
            open_file_cache max=100 inactive=1h;
            open_file_cache_valid 1h;
            proxy_cache_path {{folder}}/cache keys_zone=hub:10m inactive=1d;
            server {
              listen 127.0.0.1:{{port}};
              location / {
                proxy_pass http://127.0.0.1:{{behind}};
                proxy_cache hub;
                proxy_cache_key "$request_uri $http_accept_encoding";
                proxy_cache_valid 200 1d;
                proxy_ignore_headers Cache-Control Expires Vary;
              }
            }
          }

          """;
}
