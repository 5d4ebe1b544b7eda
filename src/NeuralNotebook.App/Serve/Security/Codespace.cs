using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuralNotebook.App.Serve;

/// <summary>The GitHub Codespace that this process runs in. It forwards each port of its own to a browser as
/// <c>https://NAME-PORT.DOMAIN</c>.</summary>
internal sealed partial class Codespace
{
    private readonly string name;
    private readonly string domain;

    private Codespace(string name, string domain) => (this.name, this.domain) = (name, domain);

    /// <summary>The Codespace that an environment tells of; none where its two variables are missing or are no names.</summary>
    /// <param name="variable">Gives a variable of the environment.</param>
    public static Codespace? Find(Func<string, string?> variable) =>
        variable("CODESPACE_NAME") is { } name && variable("GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN") is { } domain && Name().IsMatch(name)
            && Domain().IsMatch(domain)
            ? new Codespace(name, domain)
            : null;

    /// <summary>The host under which a browser reaches a port.</summary>
    public string HostOf(int port) => string.Create(CultureInfo.InvariantCulture, $"{name}-{port}.{domain}");

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\z")]
    private static partial Regex Domain();
}
