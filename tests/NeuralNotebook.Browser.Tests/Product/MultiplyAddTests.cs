namespace NeuralNotebook.Browser.Tests.Product;

/// <summary>The module's multiply-add, run by Node, against the processor's.</summary>
public sealed class MultiplyAddTests
{
    private const int Count = 1 << 20;

    /// <summary>Kinds of cases; of each a million.</summary>
    public static TheoryData<string> Cases => ["ordinary", "any bits", "cancelling", "halfway", "subnormal", "overflowing", "special"];

    [Theory(Explicit = true)]
    [MemberData(nameof(Cases))]
    public Task Without_the_instruction_a_multiply_add_has_the_processors_bits(string cases) => AgreeAsync(cases, "exact");

    [Theory(Explicit = true)]
    [MemberData(nameof(Cases))]
    public Task With_the_instruction_a_multiply_add_has_the_processors_bits(string cases) => AgreeAsync(cases, "fused");

    private static async Task AgreeAsync(string cases, string module)
    {
        var random = new Random(1);
        double[] a = new double[Count], b = new double[Count], c = new double[Count];
        for (int i = 0; i < Count; i++)
            (a[i], b[i], c[i]) = Draw(cases, random);
        double[] results = await NodeRun.RunAsync("multiply_adds.mjs", [module], a, b, c);
        for (int i = 0; i < Count; i++)
        {
            double expected = Math.FusedMultiplyAdd(a[i], b[i], c[i]);
            Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(results[i])
                || (double.IsNaN(expected) && double.IsNaN(results[i])),
                $"{a[i]:R} · {b[i]:R} + {c[i]:R} is {expected:R}, not {results[i]:R}.");
        }
    }

    private static (double A, double B, double C) Draw(string cases, Random random)
    {
        double a = Sized(random, 0), b = Sized(random, 0);
        return cases switch
        {
            "ordinary" => (a, b, Sized(random, random.Next(-60, 60))),
            "any bits" => (AnyBits(random), AnyBits(random), AnyBits(random)),
            "cancelling" => (a, b, -(a * b) * (1 + (random.Next(-4, 5) * Math.ScaleB(1, -52)))),
            // A product of few bits that is half of the addend's last bit, and a little beside it.
            "halfway" =>
                (1 + (random.Next(-2, 3) * Math.ScaleB(1, -52)), Math.ScaleB(random.Next(1, 8), -54),
                    (random.Next(2) * 2 - 1) * (1 + (random.Next(4) * Math.ScaleB(1, -52)))),
            "subnormal" =>
                (Sized(random, random.Next(-560, -480)), Sized(random, random.Next(-560, -480)),
                    random.Next(3) == 0 ? 0 : Sized(random, random.Next(-1074, -950))),
            "overflowing" =>
                (Sized(random, random.Next(480, 540)), Sized(random, random.Next(480, 540)), Sized(random, random.Next(900, 1024))),
            _ => (Special(random), Special(random), Special(random)),
        };
    }

    private static double Sized(Random random, int exponent) => Math.ScaleB((random.Next(2) * 2 - 1) * (1 + random.NextDouble()), exponent);

    private static double AnyBits(Random random) => BitConverter.Int64BitsToDouble((random.NextInt64() << 1) ^ random.NextInt64());

    private static double Special(Random random)
    {
        double[] numbers = [0, 1, double.Epsilon, double.MaxValue, double.PositiveInfinity, double.NaN, double.BitDecrement(1),
            2.2250738585072014E-308, 3, 1e-160];
        return (random.Next(2) * 2 - 1) * numbers[random.Next(numbers.Length)];
    }
}
