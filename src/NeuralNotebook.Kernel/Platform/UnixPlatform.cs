using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NeuralNotebook.Kernel;

/// <summary>Linux, where this was run, and macOS, where it never was.</summary>
internal sealed unsafe partial class UnixPlatform : IPlatform
{
    private const int Input = 0, Output = 1, Errors = 2;
    private const int CloseOnExec = 0x10;
    private const int Unbuffered = 2;

    /// <summary>So much is sure to fit into a pipe that poll calls writable (PIPE_BUF is 4096 on Linux and 512 on macOS).</summary>
    private const int SurelyFits = 512;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private int writtenOutput = -1, writtenErrors = -1;
    private int errorsBefore = -1;

    /// <inheritdoc/>
    public (Stream Requests, Stream Answers) TakeDoor() => (Take(Input, FileAccess.Read), Take(Output, FileAccess.Write));

    /// <inheritdoc/>
    public void CatchWritten()
    {
        errorsBefore = Duplicate(Errors);
        using (var nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
            Check(Replace((int)nothing.DangerousGetHandle(), Input));
        writtenOutput = Catch(Output);
        writtenErrors = Catch(Errors);
        // C keeps what is printed to a pipe until there is a page of it; a learner who prints a line wants to see it.
        if (NativeLibrary.TryLoad("libc", typeof(UnixPlatform).Assembly, null, out nint c)
            && NativeLibrary.TryGetExport(c, OperatingSystem.IsMacOS() ? "__stdoutp" : "stdout", out nint stream))
            _ = SetBuffer(*(nint*)stream, 0, Unbuffered, 0);
    }

    /// <inheritdoc/>
    public bool AwaitWritten(int milliseconds)
    {
        var waits =
            stackalloc PollDescriptor[] { new(writtenOutput, PollDescriptor.Readable), new(writtenErrors, PollDescriptor.Readable) };
        if (Poll(waits, 2, milliseconds) <= 0)
            return false;
        // Where nobody can write any more, because a cell closed the descriptor, there is nothing to wait for: poll passes over -1.
        if (waits[0].IsClosed)
            writtenOutput = -1;
        if (waits[1].IsClosed)
            writtenErrors = -1;
        return ((waits[0].Found | waits[1].Found) & PollDescriptor.Readable) != 0;
    }

    /// <inheritdoc/>
    public int ReadWritten(bool isError, Span<byte> buffer)
    {
        int descriptor = isError ? writtenErrors : writtenOutput;
        if (!IsReady(descriptor, PollDescriptor.Readable))
            return 0;
        nint count;
        fixed (byte* bytes = buffer)
            count = Read(descriptor, bytes, buffer.Length);
        if (count <= 0)
            return 0;
        // At once, because it may be what the runtime says as the process dies.
        if (isError)
            Echo(buffer[..(int)count]);
        return (int)count;
    }

    /// <inheritdoc/>
    public void ReleaseErrors() => _ = Replace(errorsBefore, Errors);

    /// <inheritdoc/>
    public SafeFileHandle? OpenErrorsOf(int processId)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        try
        {
            return File.OpenHandle($"/proc/{processId}/fd/{Errors}", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The process is gone, or the system shows nobody another's descriptors: its end is told without its last words then.
            return null;
        }
    }

    /// <inheritdoc/>
    public int ReadLeft(SafeFileHandle errors, Span<byte> buffer)
    {
        int descriptor = (int)errors.DangerousGetHandle();
        if (!IsReady(descriptor, PollDescriptor.Readable))
            return 0;
        fixed (byte* bytes = buffer)
            return (int)Math.Max(0, Read(descriptor, bytes, buffer.Length));
    }

    /// <inheritdoc/>
    public (Action? Wait, bool IsSure) FindClient(long? named)
    {
        int parent = GetParentId();
        if (named == parent)
            return (() => WaitWhile(() => GetParentId() == parent), true);
        // Something stands between, such as a shell that may end before us.
        if (named is > 0 and <= int.MaxValue && IsAlive((int)named))
            return (() => WaitWhile(() => IsAlive((int)named)), true);
        // Process 1, or a service manager that takes in orphans, may be the parent because the client is gone already.
        return (parent > 1 ? () => WaitWhile(() => GetParentId() == parent) : null, false);
    }

    private static FileStream Take(int descriptor, FileAccess access) =>
        // Not the console's own stream: that one takes the lock of Console.Out for every write, which a printing cell holds
        // while it waits for the text gathered before to be sent, and each would wait for the other for ever.
        new(new SafeFileHandle(Duplicate(descriptor), ownsHandle: true), access, bufferSize: 0);

    private static int Catch(int descriptor)
    {
        int* ends = stackalloc int[2];
        Check(MakePipe(ends, CloseOnExec));
        // The copy that children inherit is the one that dup2 makes.
        Check(Replace(ends[1], descriptor));
        using var original = new SafeFileHandle(ends[1], ownsHandle: true);
        return ends[0];
    }

    /// <summary>Passes on what was written to standard error, as far as whoever started us takes it:
    /// nobody here waits for a reader who may not read.</summary>
    private void Echo(ReadOnlySpan<byte> text)
    {
        fixed (byte* bytes = text)
        {
            for (int start = 0; start < text.Length && IsReady(errorsBefore, PollDescriptor.Writable); start += SurelyFits)
                _ = Write(errorsBefore, bytes + start, Math.Min(SurelyFits, text.Length - start));
        }
    }

    private static bool IsReady(int descriptor, short events)
    {
        var wait = new PollDescriptor(descriptor, events);
        return Poll(&wait, 1, 0) > 0 && (wait.Found & events) != 0;
    }

    private static int Duplicate(int descriptor)
    {
        int copy = (int)DuplicateClosedOnExec(descriptor);
        Check(copy);
        return copy;
    }

    private static void Check(int result)
    {
        if (result < 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    private static void WaitWhile(Func<bool> isThere)
    {
        while (isThere())
            Thread.Sleep(Pause);
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && !IsDefunct(id);
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Win32Exception)
        {
            // There, and somebody else's.
            return true;
        }
    }

    /// <summary>Whether a process has ended and only waits for its parent to ask how; Linux tells, macOS has no such file.</summary>
    private static bool IsDefunct(int id)
    {
        try
        {
            string state = File.ReadAllText($"/proc/{id}/stat");
            return state.AsSpan(state.LastIndexOf(')') + 1).TrimStart().StartsWith("Z");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor(int descriptor, short events)
    {
        public const short Readable = 1, Writable = 4;
        public int Descriptor = descriptor;
        public short Events = events;
        public short Found;

        /// <summary>Whether there is an end, or an error, and nothing to read.</summary>
        public readonly bool IsClosed => Found != 0 && (Found & Readable) == 0;
    }

    // The runtime's own layer: fcntl and pipe2 would be the system's words for these, but fcntl's arguments are
    // variable and macOS has no pipe2.
    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Dup", SetLastError = true)]
    private static partial nint DuplicateClosedOnExec(nint descriptor);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Pipe", SetLastError = true)]
    private static partial int MakePipe(int* ends, int flags);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Replace(int from, int to);

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(PollDescriptor* waits, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint Read(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "setvbuf")]
    private static partial int SetBuffer(nint stream, nint buffer, int mode, nuint size);

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParentId();
}
