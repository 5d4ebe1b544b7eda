using static NeuralNotebook.Interactive.CaseNumbers;

namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 17, Make it fast.</summary>
public static partial class Chapter17
{
    private static readonly string[] loops = ["i", "j", "k"];

    /// <summary>Exercise 17.1: which loop goes inside, so that nobody walks down a column.</summary>
    public static ValueExercise<string[]> Innermost { get; } = new("17.1", "Which loop goes inside")
    {
        Expected = ["j", "j", "k"],
        Unreadable = answer => answer.Length != 3 ? $"There are three products, so three letters are wanted; got {answer.Length}."
            : answer.FirstOrDefault(letter => !loops.Contains(letter?.Trim(), StringComparer.OrdinalIgnoreCase)) is { } other
                ? $"\"{other}\" is none of the loops: they are i, j and k." : null,
        Mistakes =
        [
            new("The first two are right. In the third k stands last on both sides, so k walks along the rows of both; "
                + "j would walk down a column on the right.", ["j", "j", "j"]),
            new("With k inside, the first product walks down the columns on the right: k is the row there.", ["k", "j", "k"]),
            new("With k inside, the second product walks down the columns of both: k is the row in each.", ["j", "k", "k"]),
            new("k inside is chapter 02's order. It walks along rows only where k stands last on both sides: look at each product.",
                ["k", "k", "k"]),
            new("With i inside, the second product walks down the columns on the left and of the output.", ["j", "i", "k"]),
            new("The first two are right. In the third i is the row of the output and of the left matrix: it walks down a column in both.",
                ["j", "j", "i"]),
            new("The innermost letter has to be the column in every matrix that has it. i is the row of the output in all three.",
                ["i", "i", "i"]),
        ],
        Hints =
        [
            "matrix[row, column]: whoever changes the column walks along a row, whoever changes the row walks down a column. "
                + "For each product write down where i, j and k stand.",
            "The first: left[i, k], right[k, j], output[i, j]. With j inside, left stands still, and right and output are walked along. "
                + "Do the same for the others.",
        ],
    };

    /// <summary>Exercise 17.2: the moves of a transpose, tile by tile.</summary>
    public static Exercise<Func<int, int, int, (int From, int To)[]>> TiledTranspose { get; } = new("17.2", "A transpose in tiles")
    {
        Reference = (rows, columns, tile) => Moves(rows, columns, tile),
        Cases =
        [
            TiledCase(2, 4, 2), TiledCase(4, 2, 2), TiledCase(3, 3, 2), TiledCase(5, 3, 2), TiledCase(2, 7, 3), TiledCase(1, 5, 4),
            TiledCase(5, 1, 2), TiledCase(3, 2, 8), TiledCase(2, 3, 1), TiledCase(0, 3, 2), TiledCase(3, 0, 2),
            TiledCase(6, 7, 5), TiledCase(2, 13, 9), TiledCase(2, 40, 33),
        ],
        RandomCase = random => TiledCase(1 + random.Next(7), 1 + random.Next(7), 1 + random.Next(4)),
        Mistakes =
        [
            new("The moves are right, but they go row by row through the whole matrix: no tiles.",
                (rows, columns, _) => Moves(rows, columns, Math.Max(1, Math.Max(rows, columns)))),
            new("What no whole tile covers is missing: the last tile of a row or column may be smaller.",
                (rows, columns, tile) =>
                    [.. Moves(rows, columns, tile)
                        .Where(move => move.From / columns < rows / tile * tile && move.From % columns < columns / tile * tile)]),
            new("The rows that no whole tile covers are missing.",
                (rows, columns, tile) => [.. Moves(rows, columns, tile).Where(move => move.From / columns < rows / tile * tile)]),
            new("The columns that no whole tile covers are missing.",
                (rows, columns, tile) => [.. Moves(rows, columns, tile).Where(move => move.From % columns < columns / tile * tile)]),
            new("The tiles go down the columns first. Row of tiles by row of tiles, please, and within a tile row by row.",
                (rows, columns, tile) => Walk(rows, columns, tile, tilesDown: true, placesDown: false)),
            new("Within a tile it goes down the columns. Row by row, please.",
                (rows, columns, tile) => Walk(rows, columns, tile, tilesDown: false, placesDown: true)),
            new("Tiles and places go down the columns first. Both row by row, please.",
                (rows, columns, tile) => Walk(rows, columns, tile, tilesDown: true, placesDown: true)),
            new("From and To are exchanged.",
                (rows, columns, tile) => [.. Moves(rows, columns, tile).Select(move => (move.To, move.From))]),
            new("To is where it was: the number at [row, column] belongs to [column, row] of a matrix with as many columns as this one "
                + "has rows.", (rows, columns, tile) => [.. Moves(rows, columns, tile).Select(move => (move.From, move.From))]),
            new("The transposed matrix has as many columns as this one has rows: To is column · rows + row.",
                (rows, columns, tile) =>
                    [.. Moves(rows, columns, tile).Select(move => (move.From, (move.From % columns * columns) + (move.From / columns)))]),
            new("A row of this matrix has `columns` numbers: From is row · columns + column.",
                (rows, columns, tile) =>
                    [.. Moves(rows, columns, tile).Select(move => ((move.From / columns * rows) + (move.From % columns), move.To))]),
            new("The first move is missing.", (rows, columns, tile) => [.. Moves(rows, columns, tile).Skip(1)]),
            new("The last move is missing.", (rows, columns, tile) => [.. Moves(rows, columns, tile).SkipLast(1)]),
            new("Only the first row of tiles is moved.",
                (rows, columns, tile) => [.. Moves(rows, columns, tile).Where(move => move.From / columns < tile)]),
            new("Only the first column of tiles is moved.",
                (rows, columns, tile) => [.. Moves(rows, columns, tile).Where(move => move.From % columns < tile)]),
            new("Only one row of each tile is moved.",
                (rows, columns, tile) => [.. Moves(rows, columns, tile).Where(move => move.From / columns % tile == 0)]),
            new("There are no moves in it: the loops over the tiles, and those within each, have to run.", (_, _, _) => []),
            new("From is row · columns + column: the row is missing there.",
                (rows, columns, tile) => [.. Moves(rows, columns, tile).Select(move => (move.From % columns, move.To))]),
            new("To is column · rows + row: the column is missing there.",
                (rows, columns, tile) => [.. Moves(rows, columns, tile).Select(move => (move.From, rows + (move.From / columns)))]),
            new("Only one column of each tile is moved.",
                (rows, columns, tile) => [.. Moves(rows, columns, tile).Where(move => move.From % columns % tile == 0)]),
        ],
        Hints =
        [
            "Four loops: over the rows of tiles, over the tiles of such a row, over the rows within the tile, over the columns within "
                + "it. The two outer ones go in steps of tile.",
            "The inner ones end at Math.Min(firstRow + tile, rows) and Math.Min(firstColumn + tile, columns). [row, column] lies at row "
                + "· columns + column, and goes to column · rows + row.",
        ],
    };

    /// <summary>Exercise 17.3: a dot product as a processor with so many lanes adds it up.</summary>
    public static Exercise<Func<double[], double[], int, double>> LaneDot { get; } = new("17.3", "A sum in lanes, to the last bit")
    {
        Tolerance = 0,
        Reference = (x, y, lanes) => Dot(x, y, lanes),
        Cases =
        [
            DotCase([1, 2, 3, 4, 5, 6], [1, 1, 1, 1, 1, 1], 2),
            DotCase([1e16, 1, -1e16, 1, 2, 1, 3], [1, 1, 1, 1, 1, 1, 1], 2),
            DotCase([1e16, 1, 1, 1, -1e16, 1, 1, 1, 0.1], [1, 1, 1, 1, 1, 1, 1, 1, 1], 4),
            DotCase([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7], [0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1], 3),
            DotCase([0.1, 0.2, 0.3], [3, 2, 1], 1),
            DotCase([1e16, 1, 1, -1e16], [1, 1, 1, 1], 4),
            DotCase([1, 1e16, -1e16, 1], [1, 1, 1, 1], 8),
            DotCase([0.1, 0.2], [0.3, 0.4], 4),
            DotCase([0.1], [10], 4),
            DotCase([], [], 4),
            DotCase([1e16, 1, -1e16, 1], [1, 1, 1, 1], 4),
            DotCase([1e16, 1, -1e16, 1], [1, 1, 1, 1], 1),
            DotCase([1e16, 1, 1, 1, 1, -1e16, 1], [1, 1, 1, 1, 1, 1, 1], 6),
            DotCase([1, double.PositiveInfinity, 2], [1, 1, 1], 2),
            DotCase([0, 1, 2], [double.PositiveInfinity, 1, 1], 2),
        ],
        RandomCase = random => DotCase(Draw(random, 5 + random.Next(9), decimals: 2), null, 2 + random.Next(4), random),
        RandomCases = 6,
        Mistakes =
        [
            new("That is one sum from left to right. Here each lane has a sum of its own, and the lanes are added at the end.",
                (x, y, _) => Dot(x, y, 1)),
            new("What is left over behind the last whole group of lanes is missing.",
                (x, y, lanes) => Dot(x[..(x.Length / lanes * lanes)], y[..(x.Length / lanes * lanes)], lanes)),
            new("What is left over is added behind the lanes. Element i belongs to lane i % lanes, also at the end.",
                (x, y, lanes) => Split(x, y, lanes)),
            new("Each lane has a stretch of neighbours there. Lane k takes the elements k, k + lanes, and so on.", Stretches),
            new("The lanes are added from the last to the first.",
                (x, y, lanes) => LaneSums(x, y, lanes).Reverse().Aggregate(0.0, (sum, lane) => sum + lane)),
            new("The lanes are added in pairs. In ascending order, please, one after the other.",
                (x, y, lanes) => Pairs(LaneSums(x, y, lanes))),
            new("The upper half of the lanes is added to the lower half there. In ascending order, please, one after the other.",
                (x, y, lanes) => Halves(LaneSums(x, y, lanes))),
            new("The elements are taken from the last to the first.",
                (x, y, lanes) => Enumerable.Range(0, lanes)
                    .Select(lane => Enumerable.Range(0, x.Length).Where(i => i % lanes == lane).Reverse()
                        .Aggregate(0.0, (sum, i) => sum + (x[i] * y[i]))).Aggregate(0.0, (sum, lane) => sum + lane)),
            new("The multiply-add is fused there. Multiply, then add: two roundings.",
                (x, y, lanes) => LaneSums(x, y, lanes, fused: true).Aggregate(0.0, (sum, lane) => sum + lane)),
            new("The products are missing: x[i] times y[i].", (x, y, lanes) => Dot(x, [.. x.Select(_ => 1.0)], lanes)),
            new("The products are missing: x[i] times y[i].", (x, y, lanes) => Dot([.. x.Select(_ => 1.0)], y, lanes)),
            new("That is the first lane only.", (x, y, lanes) => LaneSums(x, y, lanes)[0]),
            new("That is the last lane only.", (x, y, lanes) => LaneSums(x, y, lanes)[^1]),
            new("The first lane is missing.", (x, y, lanes) => LaneSums(x, y, lanes).Skip(1).Aggregate(0.0, (sum, lane) => sum + lane)),
            new("The last lane is missing.", (x, y, lanes) => LaneSums(x, y, lanes).SkipLast(1).Aggregate(0.0, (sum, lane) => sum + lane)),
            new("The first element is missing.", (x, y, lanes) => LaneSums(x, y, lanes, skip: 1).Aggregate(0.0, (sum, lane) => sum + lane)),
            new("The last element is missing.", (x, y, lanes) => Dot(x.Length == 0 ? x : x[..^1], y, lanes)),
            new("The sign is wrong.", (x, y, lanes) => -Dot(x, y, lanes)),
            new("x and y are added there, not multiplied.",
                (x, y, lanes) => Dot([.. x.Zip(y, (a, b) => a + b)], [.. x.Select(_ => 1.0)], lanes)),
            new("There are 4 lanes in it, whatever lanes says.", (x, y, _) => Dot(x, y, 4)),
            new("Each lane only keeps its last product: the sum goes on, +=.",
                (x, y, lanes) => Enumerable.Range(0, Math.Min(lanes, x.Length))
                    .Select(lane => x.Select((value, i) => value * y[i]).Where((_, i) => i % lanes == lane).Last())
                    .Aggregate(0.0, (sum, lane) => sum + lane)),
        ],
        Hints =
        [
            "An array of lanes sums, all 0 at first. Element i belongs to the sum i % lanes.",
            "sums[i % lanes] += x[i] * y[i], with i from the first element to the last. Then one more loop adds sums[0], sums[1], "
                + "… to a total, in this order.",
        ],
    };

    /// <summary>Exercise 17.4: the roof above a layer's product.</summary>
    public static Exercise<Func<int, int, int, double, double, double>> LayerRoof { get; } = new("17.4", "The roof above a layer")
    {
        Reference = (batch, inputs, outputs, peak, bandwidth) => Roof(batch, inputs, outputs, peak, bandwidth),
        Cases =
        [
            RoofCase(32, 64, 64, 100, 20), RoofCase(1, 64, 64, 100, 20.1), RoofCase(300, 2, 64, 100, 20), RoofCase(2, 3, 5, 1000, 1),
            RoofCase(512, 512, 512, 50, 30),
            RoofCase(1, 1, 1, 8, 24), RoofCase(4096, 8192, 4096, 1e6, 10), RoofCase(100_000, 30_000, 20_000, 1e9, 0.5),
            RoofCase(256, 256, 256, 60, 30), RoofCase(600, 784, 128, 90, 20),
        ],
        RandomCase = random =>
            RoofCase(1 + random.Next(200), 1 + random.Next(200), 1 + random.Next(200), 40 + random.Next(2000), 5 + random.Next(40)),
        Mistakes =
        [
            new("That is the slope alone. The arithmetic has a limit, too: no more than peak.",
                (b, i, o, _, bandwidth) => Roof(b, i, o, double.PositiveInfinity, bandwidth)),
            new("That is the peak alone. Where few operations come to a byte, memory is the limit.", (_, _, _, peak, _) => peak),
            new("The larger of the two was taken. The smaller one is the limit.",
                (b, i, o, peak, bandwidth) => Math.Max(peak, Roof(b, i, o, double.PositiveInfinity, bandwidth))),
            new("Each term is a multiplication and an addition: two operations.",
                (b, i, o, peak, bandwidth) => Roof(b, i, o, peak, bandwidth / 2)),
            new("A double has 8 bytes; numbers were counted there, not bytes.",
                (b, i, o, peak, bandwidth) => Roof(b, i, o, peak, 8 * bandwidth)),
            new("A double has 8 bytes, a float 4.", (b, i, o, peak, bandwidth) => Roof(b, i, o, peak, 2 * bandwidth)),
            new("The outputs are missing: they are written, and count as well.",
                (b, i, o, peak, bandwidth) => Ratio(b, i, o, (8.0 * b * i) + (8.0 * i * o), peak, bandwidth)),
            new("The weights are missing: they are read as well.",
                (b, i, o, peak, bandwidth) => Ratio(b, i, o, (8.0 * b * i) + (8.0 * b * o), peak, bandwidth)),
            new("The inputs are missing: they are read as well.",
                (b, i, o, peak, bandwidth) => Ratio(b, i, o, (8.0 * i * o) + (8.0 * b * o), peak, bandwidth)),
            new("The bytes are divided by the operations there; the intensity is the other way round.",
                (b, i, o, peak, bandwidth) => Math.Min(peak, bandwidth * Bytes(b, i, o) / (2.0 * b * i * o))),
            new("Dimensions overflow there: in an int, 4096 · 8192 · 4096 is no longer what it should be. "
                + "Begin the product with a double: 2.0 * batch * …",
                (b, i, o, peak, bandwidth) => Math.Min(peak, bandwidth * unchecked(2 * b * i * o) / Bytes(b, i, o))),
            new("Each product of two dimensions can overflow: 8 * batch * inputs in int. Begin each of them with a double: "
                + "8.0 * batch * inputs + 8.0 * …",
                (b, i, o, peak, bandwidth) => Ratio(b, i, o, unchecked(8 * ((b * i) + (i * o) + (b * o))), peak, bandwidth)),
            new("Within the brackets it is int still, and batch * inputs can overflow there. Begin each product with a double.",
                (b, i, o, peak, bandwidth) => Ratio(b, i, o, 8.0 * unchecked((b * i) + (i * o) + (b * o)), peak, bandwidth)),
            new("Operations and bytes are int there, and both overflow. Begin each product with a double: 2.0 * batch * …",
                (b, i, o, peak, bandwidth) =>
                    Math.Min(peak, bandwidth * unchecked(2 * b * i * o) / unchecked(8 * ((b * i) + (i * o) + (b * o))))),
            new("An int divided by an int loses what is behind the point, and both overflow. Begin each product with a double: "
                + "2.0 * batch * …", (b, i, o, peak, bandwidth) =>
                unchecked(8 * ((b * i) + (i * o) + (b * o))) is not 0 and var bytes
                    ? Math.Min(peak, bandwidth * (unchecked(2 * b * i * o) / bytes)) : double.NaN),
            new("That is the intensity, operations for each byte. Times the bytes a second it becomes a rate.",
                (b, i, o, peak, _) => Math.Min(peak, Roof(b, i, o, double.PositiveInfinity, 1))),
            new("The bandwidth divides there; it multiplies the intensity.",
                (b, i, o, peak, bandwidth) => Math.Min(peak, Roof(b, i, o, double.PositiveInfinity, 1) / bandwidth)),
            new("The batch does not appear in the operations: each sample needs its own.",
                (b, i, o, peak, bandwidth) => Math.Min(peak, bandwidth * 2.0 * i * o / Bytes(b, i, o))),
            new("The weights are read once for the whole batch, not once for each sample.",
                (b, i, o, peak, bandwidth) =>
                    Ratio(b, i, o, 8.0 * (((double)b * i) + ((double)b * i * o) + ((double)b * o)), peak, bandwidth)),
        ],
        Hints =
        [
            "Operations: 2 · batch · inputs · outputs. Bytes: 8 for each number of the inputs, of the weights and of the outputs, "
                + "each once.",
            "Math.Min(peak, bandwidth * operations / bytes). Calculate with double from the start, 2.0 * batch * …: "
                + "the products do not fit an int.",
        ],
    };
}
