namespace NeuralNotebook.App.Serve;

/// <summary>How the server is to be started.</summary>
/// <param name="Folder">The folder whose notebooks are served; nothing outside of it is.</param>
/// <param name="Host">The address to listen on; loopback unless the learner asks for another.</param>
/// <param name="Port">The first port to try.</param>
/// <param name="Token">What a client must know.</param>
internal sealed record ServeOptions(string Folder, string Host, int Port, AccessToken Token)
{
    /// <summary>The port tried first, Jupyter's.</summary>
    public const int DefaultPort = 8888;

    /// <summary>The address that only this machine reaches.</summary>
    public const string DefaultHost = "127.0.0.1";

    /// <summary>After so many minutes without use a kernel is ended, unless the learner asks for others.</summary>
    public const int DefaultIdleMinutes = 30;

    /// <summary>After how long without use a kernel is ended; zero for never.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromMinutes(DefaultIdleMinutes);

    /// <summary>The Codespace that forwards the port; none elsewhere.</summary>
    public Codespace? Codespace { get; init; }

    /// <summary>Whether the plain page is wanted also where the built one is there.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Measures that time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
