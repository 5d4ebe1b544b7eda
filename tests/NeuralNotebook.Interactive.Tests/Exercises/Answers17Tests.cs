using static NeuralNotebook.Interactive.Tests.Verdicts;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Answers to the exercises of chapter 17 that learners may give: the right ones pass, each wrong one is rejected,
/// and named where its mistake is known.</summary>
public sealed class Answers17Tests
{
    private static readonly Dictionary<string, (Func<int, int, int, (int From, int To)[]> Answer, string? Named)> WrongMoves = new()
    {
        ["no tiles"] = ((rows, columns, _) => Moves(rows, columns, 1000, 1000), "no tiles"),
        ["whole tiles only"] =
            ((rows, columns, tile) =>
                [.. Moves(rows, columns, tile, tile)
                    .Where(move => move.From / columns < rows / tile * tile && move.From % columns < columns / tile * tile)],
                    "no whole tile covers"),
        ["strips of rows"] = ((rows, columns, tile) => Moves(rows, columns, tile, 1000), null),
        ["strips of columns"] = ((rows, columns, tile) => Moves(rows, columns, 1000, tile), null),
        ["written in order"] = ((rows, columns, tile) => [.. Moves(rows, columns, tile, tile).OrderBy(move => move.To)], null),
        ["as wide as it was"] =
            ((rows, columns, tile) =>
                [.. Moves(rows, columns, tile, tile).Select(move => (move.From, (move.From % columns * columns) + (move.From / columns)))],
                "as many columns as this one has rows"),
        ["tiles of four at most"] = ((rows, columns, tile) => Moves(rows, columns, Math.Min(tile, 4), Math.Min(tile, 4)), null),
        ["tiles of eight at most"] = ((rows, columns, tile) => Moves(rows, columns, Math.Min(tile, 8), Math.Min(tile, 8)), null),
        ["tiles of 32 at most"] = ((rows, columns, tile) => Moves(rows, columns, Math.Min(tile, 32), Math.Min(tile, 32)), null),
        ["the other way"] =
            ((rows, columns, tile) => [.. Moves(rows, columns, tile, tile).Select(move => (move.To, move.From))], "exchanged"),
    };

    private static readonly Dictionary<string, (Func<double[], double[], int, double> Answer, string? Named)> WrongDots = new()
    {
        ["one sum"] = ((x, y, _) => Dot(x, y, 1), "one sum from left to right"),
        ["the rest behind"] =
            ((x, y, lanes) => Enumerable.Range(x.Length / lanes * lanes, x.Length % lanes)
                .Aggregate(Dot(x[..(x.Length / lanes * lanes)], y[..(x.Length / lanes * lanes)], lanes), (sum, i) => sum + (x[i] * y[i])),
                "added behind the lanes"),
        ["the rest forgotten"] =
            ((x, y, lanes) => Dot(x[..(x.Length / lanes * lanes)], y[..(x.Length / lanes * lanes)], lanes), "left over"),
        ["always four"] = ((x, y, _) => Dot(x, y, 4), "4 lanes"),
        ["five lanes at most"] = ((x, y, lanes) => Dot(x, y, Math.Min(lanes, 5)), null),
        ["one lane from behind"] = ((x, y, lanes) => lanes == 1 ? Dot([.. x.Reverse()], [.. y.Reverse()], 1) : Dot(x, y, lanes), null),
        ["infinities skipped"] =
            ((x, y, lanes) => Dot(x, [.. y.Select((value, i) => double.IsFinite(x[i] * value) ? value : 0)], lanes) is var sum
                && double.IsNaN(sum) ? 0 : sum, null),
        ["zeros skipped"] = ((x, y, lanes) => Dot(x, [.. y.Select((value, i) => x[i] == 0 ? 0 : value)], lanes), null),
        ["lanes in halves"] =
            ((x, y, lanes) =>
                Halves(
                    [.. Enumerable.Range(0, lanes)
                        .Select(lane => Dot([.. x.Where((_, i) => i % lanes == lane)], [.. y.Where((_, i) => i % lanes == lane)], 1))]),
                        "upper half"),
        ["lanes from the last"] =
            ((x, y, lanes) => Enumerable.Range(0, lanes)
                .Select(lane => Dot([.. x.Where((_, i) => i % lanes == lane)], [.. y.Where((_, i) => i % lanes == lane)], 1)).Reverse()
                .Aggregate(0.0, (sum, lane) => sum + lane), "from the last"),
        ["exact"] = ((x, y, _) => (double)x.Zip(y, (a, b) => Math.Abs(a * b) < 1e6 ? (decimal)(a * b) : 0).Sum(), null),
    };

    private static readonly Dictionary<string, (Func<int, int, int, double, double, double> Answer, string? Named)> WrongRoofs = new()
    {
        ["no flat top"] = ((b, i, o, _, bandwidth) => Slope(b, i, o) * bandwidth, "slope alone"),
        ["no slope"] = ((_, _, _, peak, _) => peak, "peak alone"),
        ["one operation a term"] = ((b, i, o, peak, bandwidth) => Math.Min(peak, Slope(b, i, o) / 2 * bandwidth), "two operations"),
        ["numbers for bytes"] = ((b, i, o, peak, bandwidth) => Math.Min(peak, Slope(b, i, o) * 8 * bandwidth), "8 bytes"),
        ["overflow"] =
            ((b, i, o, peak, bandwidth) =>
                Math.Min(peak, bandwidth * unchecked(2 * b * i * o) / (8.0 * (((double)b * i) + ((double)i * o) + ((double)b * o)))),
                "overflow"),
        ["overflow in the brackets"] =
            ((b, i, o, peak, bandwidth) => Math.Min(peak, bandwidth * 2.0 * b * i * o / (8.0 * unchecked((b * i) + (i * o) + (b * o)))),
                "Within the brackets"),
        ["int throughout"] =
            ((b, i, o, peak, bandwidth) =>
                Math.Min(peak, bandwidth * unchecked(2 * b * i * o) / unchecked(8 * ((b * i) + (i * o) + (b * o)))), "both overflow"),
        ["int divided by int"] =
            ((b, i, o, peak, bandwidth) => Math.Min(peak, bandwidth * unchecked(2 * b * i * o / (8 * ((b * i) + (i * o) + (b * o))))),
                "behind the point"),
        ["biases, too"] =
            ((b, i, o, peak, bandwidth) =>
                Math.Min(peak, bandwidth * 2.0 * b * i * o / (8.0 * (((double)b * i) + ((double)i * o) + ((double)b * o) + o))), null),
    };

    private static readonly Dictionary<string, (Func<double, double, double, double, int> Answer, string? Named)> WrongBatches = new()
    {
        ["as fast"] =
            ((cf, ce, gf, ge) => gf - cf <= ce - ge ? 1 : ce <= ge ? -1 : (int)Math.Ceiling((gf - cf) / (ce - ge)), "equally fast"),
        ["rounded up"] =
            ((cf, ce, gf, ge) => gf - cf < ce - ge ? 1 : ce <= ge ? -1 : (int)Math.Ceiling((gf - cf) / (ce - ge)), "equally fast"),
        ["rounded up behind a hair"] =
            ((cf, ce, gf, ge) => gf - cf < ce - ge ? 1 : ce <= ge ? -1 : (int)Math.Ceiling(((gf - cf) / (ce - ge)) + 1e-9), null),
        ["a lower fixed cost is enough"] = ((cf, ce, gf, ge) => gf < cf ? 1 : Even(cf, ce, gf, ge), "not enough"),
        ["a lower fixed cost is enough where samples cost more"] =
            ((cf, ce, gf, ge) => ge >= ce ? gf < cf ? 1 : -1 : Even(cf, ce, gf, ge), "not enough"),
        ["the formula alone"] = ((cf, ce, gf, ge) => (int)Math.Floor((gf - cf) / (ce - ge)) + 1, "crossing alone"),
        ["CPU's fixed cost forgotten"] = ((_, ce, gf, ge) => Even(0, ce, gf, ge), "fixed cost of the CPU"),
        ["GPU's samples free"] = ((cf, ce, gf, _) => Even(cf, ce, gf, 0), "costs the GPU something"),
        ["no never"] = ((cf, ce, gf, ge) => Math.Max(0, Even(cf, ce, gf, ge)), "-1"),
        ["only counted to a million"] =
            ((cf, ce, gf, ge) => Enumerable.Range(1, 1_000_000).FirstOrDefault(batch => gf + (batch * ge) < cf + (batch * ce), -1), null),
        ["only counted to a hundred"] =
            ((cf, ce, gf, ge) => Enumerable.Range(1, 100).FirstOrDefault(batch => gf + (batch * ge) < cf + (batch * ce), -1), null),
    };

    public static TheoryData<string> WrongMovesNames => [.. WrongMoves.Keys];

    public static TheoryData<string> WrongDotsNames => [.. WrongDots.Keys];

    public static TheoryData<string> WrongRoofsNames => [.. WrongRoofs.Keys];

    public static TheoryData<string> WrongBatchesNames => [.. WrongBatches.Keys];

    [Theory]
    [MemberData(nameof(WrongMovesNames))]
    public void Wrong_moves_are_rejected(string name) =>
        Rejected(Chapter17.TiledTranspose.Solution(WrongMoves[name].Answer), WrongMoves[name].Named);

    [Theory]
    [MemberData(nameof(WrongDotsNames))]
    public void A_wrong_dot_product_is_rejected(string name) =>
        Rejected(Chapter17.LaneDot.Solution(WrongDots[name].Answer), WrongDots[name].Named);

    [Theory]
    [MemberData(nameof(WrongRoofsNames))]
    public void A_wrong_roof_is_rejected(string name) =>
        Rejected(Chapter17.LayerRoof.Solution(WrongRoofs[name].Answer), WrongRoofs[name].Named);

    [Theory]
    [MemberData(nameof(WrongBatchesNames))]
    public void A_wrong_batch_is_rejected(string name) =>
        Rejected(Chapter17.BreakEven.Solution(WrongBatches[name].Answer), WrongBatches[name].Named);

    [Fact]
    public void Right_answers_pass_however_they_are_written()
    {
        Passed(Chapter17.Innermost.Solution(["j", " J", "k"]));
        Passed(Chapter17.TiledTranspose.Solution((rows, columns, tile) => Moves(rows, columns, tile, tile)));
        Passed(Chapter17.LaneDot.Solution(Dot));
        Passed(
            Chapter17.LayerRoof.Solution((b, i, o, peak, bandwidth) =>
                Math.Min(peak, bandwidth / 4 / ((1.0 / o) + (1.0 / b) + (1.0 / i)))));
        Passed(
            Chapter17.BreakEven.Solution((cf, ce, gf, ge) => Enumerable.Range(1, 4_000_000)
                .FirstOrDefault(batch => gf + (batch * ge) < cf + (batch * ce), -1)));
    }

    [Theory]
    [InlineData("j", "j", "j", "In the third")]
    [InlineData("k", "k", "k", "chapter 02's order")]
    [InlineData("j", "x", "k", "none of the loops")]
    [InlineData("j", "j", "i", "In the third i")]
    [InlineData("i", "j", "k", null)]
    public void A_wrong_inner_loop_is_rejected(string first, string second, string third, string? named) =>
        Rejected(Chapter17.Innermost.Solution([first, second, third]), named);

    private static (int From, int To)[] Moves(int rows, int columns, int high, int wide)
    {
        var moves = new List<(int From, int To)>();
        for (int top = 0; top < rows; top += high)
            for (int left = 0; left < columns; left += wide)
                for (int row = top; row < rows && row < top + high; row++)
                    for (int column = left; column < columns && column < left + wide; column++)
                        moves.Add(((row * columns) + column, (column * rows) + row));
        return [.. moves];
    }

    private static double Dot(double[] x, double[] y, int lanes)
    {
        double total = 0;
        for (int lane = 0; lane < lanes; lane++)
        {
            double sum = 0;
            for (int i = lane; i < x.Length; i += lanes)
                sum += x[i] * y[i];
            total += sum;
        }

        return total;
    }

    private static double Halves(double[] sums)
    {
        while (sums.Length > 1)
            sums = [.. sums[..((sums.Length + 1) / 2)]
                .Select((sum, lane) => lane + ((sums.Length + 1) / 2) < sums.Length ? sum + sums[lane + ((sums.Length + 1) / 2)] : sum)];
        return sums[0];
    }

    private static double Slope(int batch, int inputs, int outputs) =>
        2.0 * batch * inputs * outputs / (8.0 * (((double)batch * inputs) + ((double)inputs * outputs) + ((double)batch * outputs)));

    private static int Even(double cpuFixed, double cpuEach, double gpuFixed, double gpuEach) =>
        Enumerable.Range(1, 4_000_000).FirstOrDefault(batch => gpuFixed + (batch * gpuEach) < cpuFixed + (batch * cpuEach), -1);
}
