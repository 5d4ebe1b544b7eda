namespace NeuralNotebook.Mutants.Tests;

internal static partial class Generators
{
    private static IEnumerable<(string Exercise, Generator Generator)> Chapter17() =>
    [
        ("Chapter17.TiledTranspose", new((random, i) => [i % 9, random.Next(9), 1 + random.Next(i % 4 == 0 ? 10 : 4)]) { Count = 100 }),
        ("Chapter17.LaneDot", new((random, i) =>
        {
            int count = i % 12;
            double[] x = random.Numbers(count), y = random.Numbers(count);
            if (i % 4 == 3)
                x = [.. x.Select((value, k) => k % 3 == 0 ? 1e15 * value : value)];
            return [x, y, 1 + random.Next(6)];
        }) { Count = 120 }),
        ("Chapter17.LayerRoof", new((random, i) =>
        {
            int largest = (i % 4) switch { 0 => 40_000, 1 => 8, _ => 600 };
            return [1 + random.Next(largest), 1 + random.Next(largest), 1 + random.Next(largest),
                (i % 3 == 0 ? 1e6 : 1) * random.NextUniform(5, 200), random.NextUniform(1, 60)];
        }) { Count = 100 }),
        ("Chapter17.BreakEven", new((random, i) =>
        {
            double cpuEach = 1 + random.Next(12),
                gpuEach = (i % 5) switch { 0 => cpuEach, 1 => cpuEach + random.Next(5), _ => random.Next(48) / 16.0 };
            double cpuFixed = random.Next(200), tied = cpuFixed + cpuEach - gpuEach;
            return [cpuFixed, cpuEach, i % 6 == 5 ? 0.0 : i % 7 == 6 ? Math.Max(0, tied) : random.Next(600), gpuEach];
        }) { Count = 160 }),
    ];
}
