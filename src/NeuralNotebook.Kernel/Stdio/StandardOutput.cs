using Microsoft.Win32.SafeHandles;

namespace NeuralNotebook.Kernel;

/// <summary>This process' real standard output, past the console that cells write to.</summary>
internal static class StandardOutput
{
    /// <summary>Opens it.</summary>
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows())
            return Console.OpenStandardOutput();
        // Not the console's own stream: on Unix that one takes the lock of Console.Out for every write, which a printing cell holds
        // while it waits for the text gathered before to be sent, and each would wait for the other for ever.
        const int FileDescriptor = 1;
        return new FileStream(new SafeFileHandle(FileDescriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
    }
}
