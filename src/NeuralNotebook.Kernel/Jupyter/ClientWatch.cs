using System.Globalization;

namespace NeuralNotebook.Kernel;

/// <summary>Ends a kernel whose client is gone: killed, it can ask for no shutdown, and nobody else knows that the
/// kernel is there.</summary>
/// <remarks>Jupyter's client library names itself in JPY_PARENT_PID. VS Code and others do not;
/// then it is the process that started the kernel. A client that died before the kernel could look has left it to another parent,
/// which may never end: there, the kernel ends unless somebody connects soon.</remarks>
internal static class ClientWatch
{
    private const string Variable = "JPY_PARENT_PID";

    /// <summary>How long a client may take to connect, where it is not sure that there is one:
    /// they do so at once, and the machine may be busy.</summary>
    private static readonly TimeSpan TimeToConnect = TimeSpan.FromSeconds(30);

    /// <summary>Watches from now on, on threads of its own.</summary>
    /// <param name="end">Is called when the client is gone.</param>
    public static void Start(Action end)
    {
        bool isNamed =
            long.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out long named);
        var (wait, isSure) = IPlatform.Current.FindClient(isNamed ? named : null);
        if (wait is not null)
            Run(wait, end);
        if (!isSure)
            Run(() => Thread.Sleep(TimeToConnect), () => EndUnlessVisited(end));
    }

    private static void EndUnlessVisited(Action end)
    {
        if (!ZmtpSocket.WasVisited)
            end();
    }

    private static void Run(Action wait, Action end) => new Thread(() =>
    {
        wait();
        end();
    })
    { IsBackground = true, Name = "client watch" }.Start();
}
