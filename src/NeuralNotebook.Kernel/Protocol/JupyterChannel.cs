namespace NeuralNotebook.Kernel;

/// <summary>The channels of Jupyter's protocol: sockets over ZeroMQ, a field of each message on a websocket.</summary>
internal static class JupyterChannel
{
    public const string Shell = "shell";
    public const string Control = "control";
    public const string Stdin = "stdin";
    public const string Iopub = "iopub";
}
