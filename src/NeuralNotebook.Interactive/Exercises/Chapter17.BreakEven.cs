using System.Globalization;
using static NeuralNotebook.Interactive.CaseNumbers;

namespace NeuralNotebook.Interactive;

// The last exercise of the chapter, and what the references, cases and mistakes of all of them are made of.
public static partial class Chapter17
{
    /// <summary>Exercise 17.5: from which batch on a GPU is faster.</summary>
    public static Exercise<Func<double, double, double, double, int>> BreakEven { get; } = new("17.5", "From which batch on")
    {
        Reference = Even,
        Cases =
        [
            EvenCase(40, 6, 1100, 0.25), EvenCase(0, 8, 64, 0), EvenCase(0, 8, 60, 0), EvenCase(50, 6, 200, 1), EvenCase(50, 2, 20, 3),
            EvenCase(10, 5, 200, 5),
            EvenCase(200, 5, 10, 5), EvenCase(10, 5, 10, 5), EvenCase(500, 6, 100, 2), EvenCase(100, 4, 104, 0.5), EvenCase(10, 1, 500, 2),
            EvenCase(500, 1, 200, 4), EvenCase(100, 4, 102, 3), EvenCase(100, 4, 101, 3),
            EvenCase(10, 1, 9, 5), EvenCase(0, 8, 4, 9), EvenCase(0, 1, 3_000_000, 0), EvenCase(0, 1, 2.9999999999, 0),
        ],
        RandomCase = random => EvenCase(random.Next(100), 1 + (random.Next(40) / 4.0), 50 + random.Next(900), random.Next(20) / 16.0),
        RandomCases = 5,
        Mistakes =
        [
            new("At that batch both are equally fast; asked is where the GPU is faster.",
                (cf, ce, gf, ge) => Even(cf, ce, gf, ge, atLeast: true)),
            new("At that batch both are equally fast; asked is where the GPU is faster: rounded down, and one further.",
                (cf, ce, gf, ge) => gf - cf < ce - ge ? 1 : ce <= ge ? -1 : (int)Math.Ceiling((gf - cf) / (ce - ge))),
            new("A lower fixed cost is not enough: one sample costs gpuFixed + gpuEach.",
                (cf, ce, gf, ge) => gf < cf ? 1 : Even(cf, ce, gf, ge)),
            new("A lower fixed cost is not enough: one sample costs gpuFixed + gpuEach.",
                (cf, ce, gf, ge) => ge >= ce ? gf < cf ? 1 : -1 : Even(cf, ce, gf, ge)),
            new("That is the crossing alone. See first whether the GPU is faster with one sample (1), and whether a sample is cheaper "
                + "there at all (-1).", (cf, ce, gf, ge) => (int)Math.Floor((gf - cf) / (ce - ge)) + 1),
            new("Rounded down, the GPU is not faster yet: the next whole batch is.",
                (cf, ce, gf, ge) => Even(cf, ce, gf, ge) is > 1 and var batch ? batch - 1 : Even(cf, ce, gf, ge)),
            new("The fixed cost of the CPU counts, too.", (_, ce, gf, ge) => Even(0, ce, gf, ge)),
            new("Each sample costs the GPU something as well.", (cf, ce, gf, _) => Even(cf, ce, gf, 0)),
            new("Where the GPU is never faster, the answer is -1.", (cf, ce, gf, ge) => Math.Max(0, Even(cf, ce, gf, ge))),
            new("CPU and GPU are exchanged.", (cf, ce, gf, ge) => Even(gf, ge, cf, ce)),
            new("A batch has one sample at least, also where the GPU would be faster with none.",
                (cf, ce, gf, ge) => ge < ce ? (int)Math.Floor((gf - cf) / (ce - ge)) + 1 : gf + ge < cf + ce ? 1 : -1),
            new("The fixed costs were added; what counts is how much more the GPU's is.", (cf, ce, gf, ge) => Even(-cf, ce, gf, ge)),
            new("The costs of a sample were added; what counts is by how much a sample is cheaper on the GPU.",
                (cf, ce, gf, ge) => Even(cf, ce, gf, -ge)),
            new("One too many: that batch is behind the first at which the GPU is faster.",
                (cf, ce, gf, ge) => Even(cf, ce, gf, ge) is > 0 and var batch ? batch + 1 : -1),
            new("A batch has one sample at least: where the GPU is faster with one, the answer is 1.",
                (cf, ce, gf, ge) => gf - cf < ce - ge ? 0 : Even(cf, ce, gf, ge)),
            new("A batch has one sample at least: see first whether the GPU is faster with one.",
                (cf, ce, gf, ge) => ce <= ge ? -1 : (int)Math.Floor((gf - cf) / (ce - ge)) + 1),
            new("One too many: that batch is behind the first at which the GPU is faster.",
                (cf, ce, gf, ge) => gf - cf < ce - ge || ce <= ge ? Even(cf, ce, gf, ge) : Even(cf, ce, gf, ge) + 1),
            new("Two things. A GPU whose sample costs as much or more can still be faster with a batch of 1; "
                + "and at the crossing both are equally fast: rounded down, and one further.", (cf, ce, gf, ge) =>
                ge >= ce ? -1 : Math.Max(1, (int)Math.Ceiling((gf - cf) / (ce - ge)))),
            new("A crossing below 0 says nothing yet: the GPU may be faster everywhere or nowhere. See first whether it is faster with "
                + "one sample (1), and whether a sample is cheaper there at all (-1).", (cf, ce, gf, ge) =>
                (gf - cf) / (ce - ge) is < 0 ? -1 : (int)Math.Floor((gf - cf) / (ce - ge)) + 1),
            new("If a sample is not cheaper on the GPU, more samples do not help it: -1.",
                (cf, ce, gf, ge) => gf - cf < ce - ge ? 1 : (int)Math.Floor((gf - cf) / (ce - ge)) + 1),
            new("A GPU that is not faster with one sample may be with more.", (cf, ce, gf, ge) => gf - cf < ce - ge ? 1 : -1),
            new("The cost of a sample and the fixed one are exchanged for the CPU.", (cf, ce, gf, ge) => Even(ce, cf, gf, ge)),
            new("The cost of a sample and the fixed one are exchanged for the GPU.", (cf, ce, gf, ge) => Even(cf, ce, ge, gf)),
            new("Divide by what a sample is cheaper, do not multiply.",
                (cf, ce, gf, ge) => gf - cf < ce - ge ? 1 : ce <= ge ? -1 : (int)Math.Floor((gf - cf) * (ce - ge)) + 1),
            new("The cost of a sample on the CPU is missing.", (cf, _, gf, ge) => Even(cf, 2 * ge, gf, ge)),
            new("The comparison for a batch of 1 is the wrong way round.",
                (cf, ce, gf, ge) => gf - cf > ce - ge ? 1 : ce <= ge ? -1 : (int)Math.Floor((gf - cf) / (ce - ge)) + 1),
            new("The comparison for never is the wrong way round: it is never where a sample is not cheaper.",
                (cf, ce, gf, ge) => gf - cf < ce - ge ? 1 : ce >= ge ? -1 : (int)Math.Floor((gf - cf) / (ce - ge)) + 1),
            new("A GPU whose sample costs as much or more can still be faster with a batch of 1, if its fixed cost is lower.",
                (cf, ce, gf, ge) => ge < ce ? Even(cf, ce, gf, ge) : -1),
        ],
        Hints =
        [
            "The GPU is faster where gpuFixed + batch · gpuEach < cpuFixed + batch · cpuEach. Solve that for the batch; "
                + "and see first whether it is true for a batch of 1 already.",
            "If a sample is not cheaper on the GPU, and a batch of 1 is not faster, it never is: -1. Otherwise (int)Math.Floor((gpuFixed "
                + "− cpuFixed) / (cpuEach − gpuEach)) + 1: rounded down, and one further.",
        ],
    };

    private static (int From, int To)[] Moves(int rows, int columns, int tile) =>
        Walk(rows, columns, tile, tilesDown: false, placesDown: false);

    /// <summary>The moves of a transpose in tiles, tiles and the places within each row by row or column by column.</summary>
    private static (int From, int To)[] Walk(int rows, int columns, int tile, bool tilesDown, bool placesDown)
    {
        var places = Enumerable.Range(0, rows).SelectMany(row => Enumerable.Range(0, columns).Select(column => (Row: row, Column: column)));
        return
        [
            .. places.OrderBy(place => tilesDown ? place.Column / tile : place.Row / tile)
                .ThenBy(place => tilesDown ? place.Row / tile : place.Column / tile)
                .ThenBy(place => placesDown ? place.Column : place.Row).ThenBy(place => placesDown ? place.Row : place.Column)
                .Select(place => ((place.Row * columns) + place.Column, (place.Column * rows) + place.Row)),
        ];
    }

    private static Case<Func<int, int, int, (int From, int To)[]>> TiledCase(int rows, int columns, int tile) =>
        new($"{rows} × {columns}, tiles of {tile} × {tile}", move => move(rows, columns, tile));

    private static double Dot(double[] x, double[] y, int lanes) => LaneSums(x, y, lanes).Aggregate(0.0, (sum, lane) => sum + lane);

    private static double[] LaneSums(double[] x, double[] y, int lanes, bool fused = false, int skip = 0)
    {
        double[] sums = new double[lanes];
        for (int i = skip; i < x.Length; i++)
            sums[i % lanes] = fused ? Math.FusedMultiplyAdd(x[i], y[i], sums[i % lanes]) : sums[i % lanes] + (x[i] * y[i]);
        return sums;
    }

    /// <summary>Whole groups in lanes, and the rest one by one behind them.</summary>
    private static double Split(double[] x, double[] y, int lanes)
    {
        int whole = x.Length / lanes * lanes;
        double sum = Dot(x[..whole], y[..whole], lanes);
        for (int i = whole; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }

    private static double Stretches(double[] x, double[] y, int lanes)
    {
        int length = (x.Length + lanes - 1) / lanes;
        double[] sums = new double[lanes];
        for (int i = 0; i < x.Length; i++)
            sums[i / length] += x[i] * y[i];
        return sums.Aggregate(0.0, (sum, lane) => sum + lane);
    }

    private static double Pairs(double[] sums) =>
        sums.Length == 1 ? sums[0] : Pairs(sums[..(sums.Length / 2)]) + Pairs(sums[(sums.Length / 2)..]);

    private static double Halves(double[] sums)
    {
        int count = sums.Length;
        for (int half; count > 1; count = half)
        {
            half = (count + 1) / 2;
            for (int lane = 0; lane + half < count; lane++)
                sums[lane] += sums[lane + half];
        }

        return sums[0];
    }

    private static Case<Func<double[], double[], int, double>> DotCase(double[] x, double[]? y, int lanes, SeededRandom? random = null)
    {
        double[] other = y ?? Draw(random!, x.Length, decimals: 2);
        return new($"[{Text(x)}] · [{Text(other)}], {lanes} {(lanes == 1 ? "lane" : "lanes")}", dot => dot([.. x], [.. other], lanes));
    }

    private static double Bytes(int batch, int inputs, int outputs) =>
        8.0 * (((double)batch * inputs) + ((double)inputs * outputs) + ((double)batch * outputs));

    private static double Roof(int batch, int inputs, int outputs, double peak, double bandwidth) =>
        Ratio(batch, inputs, outputs, Bytes(batch, inputs, outputs), peak, bandwidth);

    private static double Ratio(int batch, int inputs, int outputs, double bytes, double peak, double bandwidth) =>
        Math.Min(peak, bandwidth * 2.0 * batch * inputs * outputs / bytes);

    private static Case<Func<int, int, int, double, double, double>> RoofCase(int batch, int inputs, int outputs, double peak,
        double bandwidth) =>
        new($"batch {batch}, {inputs} inputs, {outputs} outputs, {NumberText.Short(peak)} GFLOP/s, {NumberText.Short(bandwidth)} GB/s",
            roof => roof(batch, inputs, outputs, peak, bandwidth));

    private static int Even(double cpuFixed, double cpuEach, double gpuFixed, double gpuEach) =>
        Even(cpuFixed, cpuEach, gpuFixed, gpuEach, atLeast: false);

    private static int Even(double cpuFixed, double cpuEach, double gpuFixed, double gpuEach, bool atLeast)
    {
        double more = gpuFixed - cpuFixed, cheaper = cpuEach - gpuEach;
        if (atLeast ? more <= cheaper : more < cheaper)
            return 1;
        if (cheaper <= 0)
            return -1;
        return (int)(atLeast ? Math.Ceiling(more / cheaper) : Math.Floor(more / cheaper) + 1);
    }

    private static Case<Func<double, double, double, double, int>> EvenCase(double cpuFixed, double cpuEach, double gpuFixed,
        double gpuEach) =>
        new($"CPU {Plain(cpuFixed)} + {Plain(cpuEach)} a sample, GPU {Plain(gpuFixed)} + {Plain(gpuEach)}",
            even => even(cpuFixed, cpuEach, gpuFixed, gpuEach));

    /// <summary>With all its digits: a hair decides on which side of a whole batch the crossing lies.</summary>
    private static string Plain(double value) => value.ToString("#,##0.##########", CultureInfo.InvariantCulture);
}
