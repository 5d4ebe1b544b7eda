using Microsoft.Win32.SafeHandles;

namespace NeuralNotebook.Kernel.Tests.Platform;

/// <summary>A platform whose pipes are lists: what a test puts in is what a child would have written.</summary>
internal sealed class StandInPlatform : IPlatform
{
    private readonly Queue<byte[]> output = new();
    private readonly Queue<byte[]> errors = new();

    public bool IsCaught { get; private set; }

    public void Write(params byte[] bytes) => output.Enqueue(bytes);

    public void WriteError(params byte[] bytes) => errors.Enqueue(bytes);

    public (Stream Requests, Stream Answers) TakeDoor() => (Stream.Null, Stream.Null);

    public void CatchWritten() => IsCaught = true;

    public bool AwaitWritten(int milliseconds) => output.Count + errors.Count > 0;

    public int ReadWritten(bool isError, Span<byte> buffer)
    {
        if (!(isError ? errors : output).TryDequeue(out byte[]? bytes))
            return 0;
        bytes.CopyTo(buffer);
        return bytes.Length;
    }

    public void ReleaseErrors()
    {
    }

    public SafeFileHandle? OpenErrorsOf(int processId) => null;

    public int ReadLeft(SafeFileHandle errors, Span<byte> buffer) => 0;

    public (Action? Wait, bool IsSure) FindClient(long? named) => (null, false);
}
