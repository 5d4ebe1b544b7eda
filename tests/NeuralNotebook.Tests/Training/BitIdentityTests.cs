using System.Globalization;

namespace NeuralNotebook.Tests.Training;

/// <summary>The same numbers everywhere: 200 epochs of each workload, in processes that see different machines.</summary>
public sealed class BitIdentityTests
{
    [Fact]
    public async Task Training_gives_the_same_bits_for_any_thread_count_and_register_width()
    {
        string alone = await RunAsync(threads: 1);
        Assert.Equal(5, alone.Split('\n').Length);
        Assert.Equal(alone, await RunAsync(threads: 2));
        Assert.Equal(alone, await RunAsync(threads: 1, ("DOTNET_EnableAVX512", "0")));
    }

    [Fact]
    public async Task Without_FMA_the_first_ten_epochs_agree_to_twelve_digits()
    {
        string[] with = (await RunAsync(threads: 1)).Split('\n'),
            without = (await RunAsync(threads: 1, ("DOTNET_EnableAVX2", "0"))).Split('\n');
        Assert.NotEqual(with, without);
        for (int line = 0; line < with.Length; line++)
            Near.Equal(Losses(with[line]), Losses(without[line]), 1e-12, what: with[line][..2]);
    }

    private static double[] Losses(string line) =>
        [.. line.Split(' ').Skip(2).Select(loss => double.Parse(loss, CultureInfo.InvariantCulture))];

    private static Task<string> RunAsync(int threads, params (string Name, string Value)[] settings) =>
        BenchmarksProcess.RunAsync(["bits", $"{threads}"], settings);
}
