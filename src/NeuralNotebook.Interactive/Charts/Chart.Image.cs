namespace NeuralNotebook.Interactive;

public static partial class Chart
{
    /// <summary>A matrix as a grey picture, its first row at the top: the smallest value white and the largest dark,
    /// as ink on paper.</summary>
    /// <param name="pixels">The values, <c>rows × columns</c>; one that is not finite stays white.</param>
    /// <exception cref="ArgumentException">The matrix is empty.</exception>
    public static Figure Image(Matrix pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        double[] values = pixels.Values.ToArray();
        double[] finite = values.Where(Plottable.IsFinite).ToArray();
        var (min, max) = finite.Length == 0 ? (0.0, 0.0) : (finite.Min(), finite.Max());
        var ink = Rgb.Parse(Palette.Ink);
        byte[] colors = new byte[3 * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            var color = Rgb.White.Mix(ink, Plottable.IsFinite(values[i]) && max > min ? (values[i] - min) / (max - min) : 0);
            (colors[3 * i], colors[3 * i + 1], colors[3 * i + 2]) = (color.Red, color.Green, color.Blue);
        }
        var panel = new Panel
        {
            Traces = [new RasterTrace(colors, pixels.Columns, 0, pixels.Columns, pixels.Rows, 0)],
            X = new Axis { Visible = false },
            Y = new Axis { Visible = false, Reversed = true },
            EqualUnits = true,
            Description = $"a picture of {pixels.Columns} × {pixels.Rows} pixels",
        };
        return new Figure { Panels = [panel], Width = 260, Height = 260 };
    }

    /// <summary>Each row of a matrix as a small grey picture, as the samples of an image data set are kept.</summary>
    /// <param name="images">The pictures, <c>pictures × pixels</c>, each read row by row.</param>
    /// <param name="width">Pixels in a row of one picture.</param>
    /// <param name="columns">How many pictures stand in a row.</param>
    /// <param name="titles">A heading for each picture, or null for none.</param>
    /// <exception cref="ArgumentException">A picture has no whole rows, or there are not as many titles as pictures.</exception>
    public static Figure ImageGrid(Matrix images, int width, int columns = 8, IReadOnlyList<string>? titles = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (images.Columns % width != 0)
            throw new ArgumentException($"A picture of {images.Columns} pixels has no whole rows of {width}: how wide are the pictures?");
        if (titles is not null && titles.Count != images.Rows)
            throw new ArgumentException($"Each picture has one title, got {images.Rows} pictures and {titles.Count} titles.");
        var panels = Enumerable.Range(0, images.Rows)
            .Select(i => Image(new Matrix(images.Columns / width, width, images.Row(i))).Panels[0] with { Title = titles?[i] }).ToList();
        int across = Math.Clamp(columns, 1, Math.Max(1, panels.Count));
        int rows = Math.Max(1, (panels.Count + across - 1) / across);
        return new Figure
        {
            Panels = panels,
            Columns = across,
            Height = Math.Min(4000, 60 + rows * (Figure.DefaultWidth / across + (titles is null ? 0 : 24)))
        };
    }
}
