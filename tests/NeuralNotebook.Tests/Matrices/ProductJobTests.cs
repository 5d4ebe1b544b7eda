using static NeuralNotebook.Tests.Matrices.RandomMatrix;

namespace NeuralNotebook.Tests.Matrices;

/// <summary>How a product is cut into parts: seen by what each part alone writes into an output of NaN.</summary>
public sealed class ProductJobTests
{
    [Theory]
    // Tall: by rows.
    [InlineData(150, 20, 3)]
    [InlineData(100, 48, 3)]
    [InlineData(97, 5, 4)]
    // Wide: by columns, from one tile of columns a part on.
    [InlineData(20, 150, 3)]
    [InlineData(20, 48, 3)]
    [InlineData(20, 50, 3)]
    // Wide, but not as wide as that; with rows for some parts or for one only.
    [InlineData(40, 47, 3)]
    [InlineData(10, 40, 3)]
    [InlineData(3, 30, 2)]
    [InlineData(1, 1, 4)]
    public void Parts_are_whole_tiles_alike_and_fill_every_place_once(int rows, int columns, int parts)
    {
        bool byColumns = columns >= rows && columns >= parts * 16;
        // Where each part has as many rows, they are tiles of six rows and of eight.
        int tile = byColumns ? 16 : rows >= parts * 24 ? 24 : 8, length = byColumns ? columns : rows;
        Matrix left = Random(rows, 6, 1), right = Random(6, columns, 2), expected = left * right;
        int end = 0, tiles = (length + tile - 1) / tile;
        for (int part = 0; part < parts; part++)
        {
            var output = new Matrix(rows, columns);
            output.Values.Fill(double.NaN);
            new ProductJob(new Operand(left), new Operand(right), output, default).RunPart(part, parts);

            int[] written = [.. Enumerable.Range(0, length).Where(at => !double.IsNaN(byColumns ? output[0, at] : output[at, 0]))];
            Assert.InRange(written.Length, Math.Max(0, ((tiles / parts) - 1) * tile), (tiles + parts - 1) / parts * tile);
            if (tiles >= parts)
                Assert.NotEmpty(written);
            if (written.Length == 0)
                continue;
            // One goes on where the one before ended, and only the last may end within a tile.
            Assert.Equal(Enumerable.Range(end, written.Length), written);
            Assert.Equal(0, end % tile);
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++)
                    Assert.Equal(written.Contains(byColumns ? column : row) ? expected[row, column] : double.NaN, output[row, column]);
            }

            end += written.Length;
        }

        Assert.Equal(length, end);
    }
}
