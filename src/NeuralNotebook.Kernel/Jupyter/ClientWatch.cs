using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NeuralNotebook.Kernel;

/// <summary>Ends a kernel whose client is gone: killed, it can ask for no shutdown, and nobody else knows that the kernel is there.</summary>
/// <remarks>Jupyter's client library names itself in JPY_PARENT_PID: on Unix its process' number, on Windows a handle of it. VS Code and others do not;
/// then it is the process that started the kernel.</remarks>
internal static partial class ClientWatch
{
    private const string Variable = "JPY_PARENT_PID";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Watches from now on, on a thread of its own.</summary>
    /// <param name="end">Is called once, when the client is gone.</param>
    public static void Start(Action end)
    {
        bool isNamed = long.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out long named);
        if (OperatingSystem.IsWindows())
        {
            if (isNamed)
                Run(() => WaitForHandle((nint)named), end);
        }
        else if (isNamed && named != GetParentId() && IsAlive((int)named))
        {
            // Something stands between, such as a shell that may end before us.
            Run(() => WaitWhile(() => IsAlive((int)named)), end);
        }
        else if (GetParentId() is var parent && parent > 1)
        {
            Run(() => WaitWhile(() => GetParentId() == parent), end);
        }
    }

    private static void Run(Action wait, Action end) => new Thread(() =>
    {
        wait();
        end();
    })
    { IsBackground = true, Name = "client watch" }.Start();

    private static void WaitWhile(Func<bool> isThere)
    {
        while (isThere())
            Thread.Sleep(Pause);
    }

    private static void WaitForHandle(nint handle)
    {
        using var process = new ManualResetEvent(false) { SafeWaitHandle = new SafeWaitHandle(handle, ownsHandle: false) };
        process.WaitOne();
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
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

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParentId();
}
