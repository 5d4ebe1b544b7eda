using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NeuralNotebook.App.Tests.Serve.Security;

/// <summary>A real nginx before the server, which takes off the encryption and rewrites names as a Codespace's proxy may.</summary>
internal sealed class ReverseProxy : IAsyncDisposable
{
    private static readonly string? Program = new[] { "/usr/sbin/nginx", "/usr/bin/nginx" }.FirstOrDefault(File.Exists);

    private readonly string folder = Directory.CreateTempSubdirectory("proxy-").FullName;
    private readonly string outside;
    private readonly int port;
    private Process? nginx;

    private ReverseProxy(string outside)
    {
        this.outside = outside;
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        port = ((IPEndPoint)free.LocalEndpoint).Port;
    }

    /// <summary>Starts one; a test that needs it is skipped where there is none.</summary>
    /// <param name="outside">The name that it has outside.</param>
    /// <param name="inside">The port that it forwards to.</param>
    /// <param name="host">What becomes of <c>Host</c>; null leaves it.</param>
    /// <param name="origin">What becomes of an <c>Origin</c> that is its own; null leaves it.</param>
    /// <param name="tells">Whether it says in <c>X-Forwarded-*</c> what it was asked for.</param>
    public static async Task<ReverseProxy> StartAsync(string outside, int inside, string? host, string? origin, bool tells)
    {
        Assert.SkipUnless(Program is not null, "nginx is not installed: apt-get install nginx-light");
        var proxy = new ReverseProxy(outside);
        try
        {
            await proxy.StartAsync(proxy.Configuration(inside, host, origin, tells));
            return proxy;
        }
        catch
        {
            await proxy.DisposeAsync();
            throw;
        }
    }

    /// <summary>What connects to it, whatever name is asked for, as a browser whose name server leads here.</summary>
    public SocketsHttpHandler Browser()
    {
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null;
        handler.ConnectCallback = async (_, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        };
        return handler;
    }

    public async ValueTask DisposeAsync()
    {
        if (nginx is not null)
        {
            nginx.Kill();
            await nginx.WaitForExitAsync();
            nginx.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync(string configuration)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "nginx.conf"), configuration);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest($"CN={outside}"[..Math.Min(60, outside.Length + 3)], key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllTextAsync(Path.Combine(folder, "certificate.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        nginx = Process.Start(new ProcessStartInfo(Program!, ["-p", folder, "-e", "stderr", "-c", Path.Combine(folder, "nginx.conf")])
        { RedirectStandardError = true })!;
        var errors = nginx.StandardError.ReadToEndAsync();
        var clock = Stopwatch.StartNew();
        while (true)
        {
            using var visitor = new TcpClient();
            try
            {
                await visitor.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (!nginx.HasExited && clock.Elapsed < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(20);
            }
            catch (SocketException) when (nginx.HasExited)
            {
                throw new InvalidOperationException($"nginx did not start: {await errors}");
            }
        }
    }

    private string Configuration(int inside, string? host, string? origin, bool tells) => string.Create(CultureInfo.InvariantCulture, $$"""
        daemon off;
        master_process off;
        pid nginx.pid;
        events { worker_connections 64; }
        http {
          access_log off;
          client_body_temp_path body;
          proxy_temp_path answers;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          map_hash_bucket_size 128;
          map $http_upgrade $connection_header { default upgrade; "" close; }
          map $http_origin $inner_origin { default $http_origin; "https://{{outside}}" "{{origin ?? "$http_origin"}}"; }
          server {
            listen 127.0.0.1:{{port}} ssl;
            ssl_certificate certificate.pem;
            ssl_certificate_key key.pem;
            location / {
              proxy_pass http://127.0.0.1:{{inside}};
              proxy_http_version 1.1;
              proxy_set_header Host {{host ?? "$http_host"}};
              proxy_set_header Origin $inner_origin;
              proxy_set_header Upgrade $http_upgrade;
              proxy_set_header Connection $connection_header;
              {{(tells ? "proxy_set_header X-Forwarded-Host $http_host; proxy_set_header X-Forwarded-Proto $scheme;" : "")}}
            }
          }
        }
        """);
}
