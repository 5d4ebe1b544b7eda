using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NeuralNotebook.Kernel;

/// <summary>Windows. Never run there: written after the documentation of its calls.</summary>
internal sealed partial class WindowsPlatform : IPlatform
{
    private const int Input = -10, Output = -11, Errors = -12;
    private const uint Inheritable = 1;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly List<SafeHandle> kept = [];
    private AnonymousPipeServerStream? writtenOutput, writtenErrors;
    private nint errorsBefore;

    /// <inheritdoc/>
    public (Stream Requests, Stream Answers) TakeDoor() => (Take(Input, FileAccess.Read), Take(Output, FileAccess.Write));

    /// <inheritdoc/>
    public void CatchWritten()
    {
        errorsBefore = GetHandle(Errors);
        var nothing = File.OpenHandle("NUL", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Inheritable);
        kept.Add(nothing);
        Check(SetHandle(Input, nothing.DangerousGetHandle()));
        writtenOutput = Catch(Output);
        writtenErrors = Catch(Errors);
    }

    /// <inheritdoc/>
    public bool AwaitWritten(int milliseconds)
    {
        var begin = Stopwatch.StartNew();
        while (Available(writtenOutput!) == 0 && Available(writtenErrors!) == 0)
        {
            if (milliseconds != Timeout.Infinite && begin.ElapsedMilliseconds >= milliseconds)
                return false;
            // An anonymous pipe cannot be waited for without reading it.
            Thread.Sleep(Pause);
        }

        return true;
    }

    /// <inheritdoc/>
    public int ReadWritten(bool isError, Span<byte> buffer)
    {
        var pipe = isError ? writtenErrors! : writtenOutput!;
        return Available(pipe) is > 0 and var count ? pipe.Read(buffer[..(int)Math.Min(count, (uint)buffer.Length)]) : 0;
    }

    /// <inheritdoc/>
    public SafeFileHandle? OpenErrorsOf(int processId) => null;

    /// <inheritdoc/>
    public int ReadLeft(SafeFileHandle errors, Span<byte> buffer) => 0;

    /// <inheritdoc/>
    public void ReleaseErrors() => SetHandle(Errors, errorsBefore);

    /// <inheritdoc/>
    public (Action? Wait, bool IsSure) FindClient(long? named) => named is { } handle ? (() => WaitFor((nint)handle), true) : (null, false);

    private static FileStream Take(int which, FileAccess access)
    {
        nint handle = GetHandle(which);
        Check(SetInformation(handle, Inheritable, 0));
        return new FileStream(new SafeFileHandle(handle, ownsHandle: false), access, bufferSize: 0);
    }

    private AnonymousPipeServerStream Catch(int which)
    {
        var pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable, bufferSize: 64 * 1024);
        kept.Add(pipe.ClientSafePipeHandle);
        Check(SetHandle(which, pipe.ClientSafePipeHandle.DangerousGetHandle()));
        return pipe;
    }

    private static uint Available(AnonymousPipeServerStream pipe) =>
        Peek(pipe.SafePipeHandle, 0, 0, 0, out uint count, 0) ? count : 0;

    private static void WaitFor(nint handle)
    {
        using var process = new ManualResetEvent(false) { SafeWaitHandle = new SafeWaitHandle(handle, ownsHandle: false) };
        process.WaitOne();
    }

    private static void Check(bool success)
    {
        if (!success)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("kernel32", EntryPoint = "GetStdHandle")]
    private static partial nint GetHandle(int which);

    [LibraryImport("kernel32", EntryPoint = "SetStdHandle", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetHandle(int which, nint handle);

    [LibraryImport("kernel32", EntryPoint = "SetHandleInformation", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetInformation(nint handle, uint mask, uint flags);

    [LibraryImport("kernel32", EntryPoint = "PeekNamedPipe", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool Peek(SafePipeHandle pipe, nint buffer, uint size, nint read, out uint available, nint left);
}
