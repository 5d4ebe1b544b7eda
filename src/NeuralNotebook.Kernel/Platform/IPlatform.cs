using Microsoft.Win32.SafeHandles;

namespace NeuralNotebook.Kernel;

/// <summary>What the kernel asks of the operating system where .NET has no common word for it: one implementation for Linux and macOS,
/// one for Windows; a test may stand in for either.</summary>
/// <remarks>
/// <para>The door to the parent: the pipes that the process was started with, taken away from standard input and output before any
/// cell runs. They have no name, so no other user and no other program can open them, and children of a cell do not inherit them.
/// On Linux and macOS they are moved to descriptors that are closed on exec; on Windows the handles are marked as not inheritable.</para>
/// <para>What is written past the console: standard output and error become pipes that this process reads itself,
/// and standard input becomes empty; children inherit those. On Linux and macOS: <c>pipe</c> and <c>dup2</c> onto the descriptors 0,
/// 1 and 2, <c>/dev/null</c>, and <c>poll</c> to wait. On Windows: anonymous pipes and
/// <c>SetStdHandle</c>, <c>NUL</c>, and <c>PeekNamedPipe</c> now and then to wait;
/// a C runtime that took its handles before keeps writing to the old ones.</para>
/// <para>What .NET has a common word for stands where it is used: replacing a file whole, following links and keeping modes
/// in <see cref="AtomicFile"/>, which says what each is on every system; folders and sockets that are their owner's alone by a
/// <see cref="UnixFileMode"/>, on Windows by lying in a folder of the user's own; a wait is woken by
/// <see cref="Thread.Interrupt"/>, the runtime's own on every system, which sets the thread's event and sends no signal.</para>
/// <para>Run on Linux only. On macOS the same calls are used, and only such as have no variable arguments,
/// which C passes differently there; on Windows nothing here was ever run.</para>
/// </remarks>
internal interface IPlatform
{
    /// <summary>The platform that this process runs on.</summary>
    static IPlatform Current { get; } = OperatingSystem.IsWindows() ? new WindowsPlatform() : new UnixPlatform();

    /// <summary>Takes what the parent writes to standard input and reads from standard output,
    /// so that no child of this process inherits it.</summary>
    (Stream Requests, Stream Answers) TakeDoor();

    /// <summary>From now on standard input is empty, and what is written to standard output and error, here or by a child,
    /// is kept for <see cref="ReadWritten"/>.</summary>
    void CatchWritten();

    /// <summary>Waits until there is something to read.</summary>
    /// <param name="milliseconds">How long: 0 only looks, <see cref="Timeout.Infinite"/> waits for as long as it takes.</param>
    /// <returns>Whether there is.</returns>
    bool AwaitWritten(int milliseconds);

    /// <summary>Reads what was written, without waiting.</summary>
    /// <param name="isError">Whether to standard error.</param>
    /// <param name="buffer">Takes the bytes.</param>
    /// <returns>How many there were; 0 if none are there now.</returns>
    int ReadWritten(bool isError, Span<byte> buffer);

    /// <summary>Gives standard error back, so that the process' last words reach whoever started it.</summary>
    void ReleaseErrors();

    /// <summary>Opens what another kernel's process catches of its own standard error, for the case that it dies before it has read
    /// its last words.</summary>
    /// <param name="processId">The other process' number; it has said that it is ready.</param>
    /// <returns>The pipe's reading end; null where the system opens none: macOS and Windows.</returns>
    SafeFileHandle? OpenErrorsOf(int processId);

    /// <summary>Reads what a process that has ended left there, without waiting for whoever else may still write.</summary>
    /// <param name="errors">What <see cref="OpenErrorsOf"/> opened.</param>
    /// <param name="buffer">Takes the bytes.</param>
    /// <returns>How many there were; 0 if there are no more.</returns>
    int ReadLeft(SafeFileHandle errors, Span<byte> buffer);

    /// <summary>Looks for the client whose end is to be waited for.</summary>
    /// <param name="named">The client that named itself, as JPY_PARENT_PID: a process' number, on Windows a handle of it;
    /// null if none did.</param>
    /// <returns>What waits for its end, null where there is nobody to wait for; and whether that is the client for sure,
    /// and not only whoever is the parent now.</returns>
    (Action? Wait, bool IsSure) FindClient(long? named);
}
