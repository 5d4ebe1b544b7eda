namespace NeuralNotebook.App.Tests.Serve.Pages;

/// <summary>A server that serves the plain page.</summary>
public sealed class PlainServer : RunningServer
{
    public PlainServer()
        : base(codespace: null, isPlain: true)
    {
    }
}
