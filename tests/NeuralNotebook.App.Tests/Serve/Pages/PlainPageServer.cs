namespace NeuralNotebook.App.Tests.Serve.Pages;

/// <summary>A server that serves the plain page.</summary>
public sealed class PlainPageServer : RunningServer
{
    public PlainPageServer()
        : base(codespace: null, isPlain: true)
    {
    }
}
