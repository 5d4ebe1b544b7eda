using System.Diagnostics;
using System.Text;

namespace NeuralNotebook.Kernel;

/// <summary>What children of a cell, native code and raw streams write past the console, to the process' standard output and error:
/// it is handed to the console as text.</summary>
internal sealed class WrittenPast
{
    /// <summary>As much as a pipe may hold: what was written before is read at once, and a child that writes for ever does not hold a
    /// reader for ever.</summary>
    private const int MostAtOnce = 1024 * 1024;

    /// <summary>Into this time no write to a pipe fits, so that a cell that prints in a tight loop does not ask the system
    /// before each piece.</summary>
    private static readonly long NoTimeToWrite = Stopwatch.Frequency / 2_000_000;

    private readonly IPlatform platform;
    private readonly byte[] bytes = new byte[64 * 1024];
    private readonly char[] characters = new char[64 * 1024 + 1];
    // They remember the half of a character that came last.
    private readonly Decoder output = Encoding.UTF8.GetDecoder();
    private readonly Decoder errors = Encoding.UTF8.GetDecoder();

    private long looked;

    private WrittenPast(IPlatform platform) => this.platform = platform;

    /// <summary>Hands text over.</summary>
    /// <param name="name">"stdout" or "stderr".</param>
    /// <param name="text">The text.</param>
    public delegate void Take(string name, ReadOnlySpan<char> text);

    /// <summary>Begins to catch it. The running cell's console asks for it whenever order matters; in between it is asked to.</summary>
    public static WrittenPast Catch(IPlatform platform)
    {
        platform.CatchWritten();
        return new WrittenPast(platform);
    }

    /// <summary>Asks for what is written, on a thread of its own, for as long as the process lives.</summary>
    /// <param name="collect">Calls <see cref="Read(Take)"/>, under whatever lock keeps the order.</param>
    public void Watch(Action collect)
    {
        // What the runtime says when nothing caught an error goes to whoever started the process, and not into a pipe that ends with it.
        AppDomain.CurrentDomain.UnhandledException += (_, _) => platform.ReleaseErrors();
        new Thread(() =>
        {
            try
            {
                while (true)
                {
                    platform.AwaitWritten(Timeout.Infinite);
                    collect();
                    // A child that writes for ever gets a pipe's content a moment, which is plenty, and not a processor.
                    Thread.Sleep(1);
                }
            }
            catch (IOException)
            {
                // The other side is gone, and the kernel is about to end.
            }
        })
        { IsBackground = true, Name = "written past the console" }.Start();
    }

    /// <summary>Reads what is there, unless it was looked for only just now.</summary>
    public void Glance(Take take)
    {
        if (Stopwatch.GetTimestamp() - looked > NoTimeToWrite)
            Read(take);
    }

    /// <summary>Reads what is there and does not wait for more. One thread at a time.</summary>
    public void Read(Take take)
    {
        if (platform.AwaitWritten(0))
        {
            Read("stdout", isError: false, output, take);
            Read("stderr", isError: true, errors, take);
        }

        looked = Stopwatch.GetTimestamp();
    }

    private void Read(string name, bool isError, Decoder decoder, Take take)
    {
        int count;
        for (int total = 0; total < MostAtOnce && (count = platform.ReadWritten(isError, bytes)) > 0; total += count)
            take(name, characters.AsSpan(0, decoder.GetChars(bytes.AsSpan(0, count), characters, flush: false)));
    }
}
