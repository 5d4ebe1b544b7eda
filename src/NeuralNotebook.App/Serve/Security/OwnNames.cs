using System.Net;
using Microsoft.AspNetCore.Http;

namespace NeuralNotebook.App.Serve;

/// <summary>The names by which this server may be called, and from whose pages.</summary>
/// <param name="host">The address that it listens on.</param>
/// <param name="codespace">The Codespace that forwards its port; none elsewhere.</param>
/// <remarks>What a Codespace's proxy makes of a browser's <c>Host</c> and <c>Origin</c> has changed and differs between reports:
/// each is left as it was, or becomes localhost with the port, with http or https before it. All of these are ours;
/// headers such as <c>X-Forwarded-Host</c>, which anybody can write, never make another name ours.</remarks>
internal sealed class OwnNames(string host, Codespace? codespace)
{
    private const string ForwardedHost = "X-Forwarded-Host", ForwardedScheme = "X-Forwarded-Proto";

    private bool IsLoopbackOnly =>
        IsLocalhost(host) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>The first name in a request that is none of ours: the one it came to, or one that a proxy before us says
    /// it was sent to.</summary>
    public string? Foreign(HttpRequest request)
    {
        // A proxy that writes its own name into Host hides the one that the browser meant, and has to tell of it here.
        var names = request.Headers[ForwardedHost]
            .SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(value => new HostString(value).Host);
        return names.Prepend(request.Host.Host).FirstOrDefault(name => !IsOurs(request, name));
    }

    /// <summary>Whether an origin is this server's: that of the request itself, or of the Codespace's forwarded port.</summary>
    public bool IsOwnOrigin(HttpRequest request, string origin)
    {
        int port = request.HttpContext.Connection.LocalPort;
        // Only the proxy's name is one that is always encrypted outside.
        string scheme = IsForwarded(request, request.Host.Host) ? "https" : request.Scheme;
        return Is($"{scheme}://{request.Host}")
            || (codespace is not null
                && (Is($"https://{codespace.HostOf(port)}") || Is($"http://localhost:{port}") || Is($"https://localhost:{port}")));

        bool Is(string ours) => origin.Equals(ours, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the browser came by https, which the proxy before us has taken off.</summary>
    public bool IsEncrypted(HttpRequest request) => request.Headers[ForwardedScheme] == "https" || IsForwarded(request, request.Host.Host);

    private bool IsOurs(HttpRequest request, string name)
    {
        name = name.Trim('[', ']');
        if (IsLocalhost(name) || name.Equals(host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase) || IsForwarded(request, name))
            return true;
        if (!IPAddress.TryParse(name, out var address))
            return !IsLoopbackOnly && name.Equals(Dns.GetHostName(), StringComparison.OrdinalIgnoreCase);
        // An address cannot be rebound. Where only loopback is listened on, no other one can be meant.
        return !IsLoopbackOnly || IPAddress.IsLoopback(address);
    }

    private bool IsForwarded(HttpRequest request, string name) =>
        codespace is not null
            && name.Equals(codespace.HostOf(request.HttpContext.Connection.LocalPort), StringComparison.OrdinalIgnoreCase);

    private static bool IsLocalhost(string name) => name.Equals("localhost", StringComparison.OrdinalIgnoreCase);
}
