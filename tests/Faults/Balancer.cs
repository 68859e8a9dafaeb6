using System.Diagnostics;
using BotApp.Tests.Content;

namespace BotApp.Tests.Faults;

/// <summary>nginx before the bots. A message whose bot died on it goes to another: it has an identifier, so that is safe.</summary>
internal sealed class Balancer : IDisposable
{
    const string Program = "/usr/sbin/nginx";
    readonly Process process;

    public Balancer(int port, string folder, IEnumerable<int> bots)
    {
        var file = Path.Combine(folder, "nginx.conf");
        File.WriteAllText(file, Configuration(port, folder, bots));
        process = Process.Start(new ProcessStartInfo(Program, ["-c", file, "-p", folder, "-e", Path.Combine(folder, "nginx.log")]))!;
    }

    public static void SkipUnlessThere() =>
        Assert.SkipUnless(File.Exists(Program), "nginx is not there: apt-get install nginx-light brings it.");

    /// <summary>It takes a moment to listen, of its own and on the machine's clock.</summary>
    public static async Task AnswersAsync(int port)
    {
        using var http = new HttpClient();
        for (var since = Stopwatch.StartNew(); ; await Task.Delay(50))
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/health/live"));
                return;
            }
            catch (HttpRequestException) when (since.Elapsed < Line.Patience)
            {
            }
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>The file that is deployed, with other addresses.</summary>
    static string Configuration(int port, string folder, IEnumerable<int> bots)
    {
        var deployed = File.ReadAllText(Path.Combine(Source.Root(), "infra/deploy/nginx.conf"))
            .Replace("server bot:8080 max_fails=1 fail_timeout=1s;",
                string.Join(' ', bots.Select(bot => $"server 127.0.0.1:{bot} max_fails=1 fail_timeout=1s;")))
            .Replace("listen 80;", $"listen 127.0.0.1:{port};");
        return $$"""
            daemon off;
            worker_processes 1;
            pid {{folder}}/nginx.pid;
            error_log {{folder}}/nginx.log;
            events { worker_connections 1024; }
            http {
                access_log off;
                client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy;
                fastcgi_temp_path {{folder}}/fastcgi; uwsgi_temp_path {{folder}}/uwsgi; scgi_temp_path {{folder}}/scgi;
                {{deployed}}
            }
            """;
    }
}
