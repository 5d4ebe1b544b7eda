using System.Diagnostics;

namespace NeuralNotebook.Tests;

/// <summary>One file out of many that are a little damaged: it is read, or refused as documented, soon and with little memory.</summary>
internal static class Fuzzed
{
    /// <summary>What a reader needs whatever the file: small buffers, an exception with its text.</summary>
    private const long Constant = 1 << 18;

    /// <summary>Loads a file; null where it is refused with the documented exception and the file's name.</summary>
    /// <param name="path">The file.</param>
    /// <param name="load">The reader.</param>
    /// <param name="size">How many bytes the result itself takes.</param>
    public static T? Load<T>(string path, Func<string, T> load, Func<T, long> size)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        long before = GC.GetAllocatedBytesForCurrentThread(), allowed = (3 * new FileInfo(path).Length) + Constant;
        T? result = null;
        try
        {
            result = load(path);
            allowed += size(result);
        }
        catch (InvalidDataException refusal)
        {
            Assert.StartsWith($"{path}", refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', refusal.Message);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, allowed);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
        return result;
    }
}
