namespace NeuralNotebook.Interactive;

public static partial class Chart
{
    /// <summary>The weights of the first neurons of a layer as pictures, one a neuron: blue where a bright pixel speaks for the neuron,
    /// orange where it speaks against it, white where it does not matter. All pictures share one scale.</summary>
    /// <param name="layer">A layer whose inputs are pixels.</param>
    /// <param name="width">Pixels in a row of a picture.</param>
    /// <param name="count">How many neurons at most, from the first on.</param>
    /// <param name="columns">How many pictures stand in a row.</param>
    /// <exception cref="ArgumentException">The inputs make no whole rows of that width.</exception>
    public static Figure Weights(Dense layer, int width, int count = 16, int columns = 4)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (layer.Inputs % width != 0)
            throw new ArgumentException(
                $"The {layer.Inputs} inputs of {layer} make no whole rows of {width} pixels: how wide are the pictures?", nameof(width));
        int shown = Math.Min(count, layer.Outputs);
        var pictures = Enumerable.Range(0, shown).Select(neuron => ($"neuron {neuron + 1}", layer.Weights.Column(neuron))).ToList();
        string title = shown == layer.Outputs
            ? $"What the {shown} neurons look for" : $"What the first {shown} of {layer.Outputs} neurons look for";
        return WeightImages(pictures, width, columns, title);
    }

    /// <summary>The filters of a layer as pictures, in the colours of the others:
    /// one a filter where the pictures that go in have one channel; otherwise a filter is a row, with one picture a channel.</summary>
    /// <param name="layer">A layer of filters.</param>
    /// <param name="count">How many filters at most, from the first on.</param>
    /// <param name="columns">How many pictures stand in a row, where a filter has one.</param>
    public static Figure Weights(Conv2D layer, int count = 16, int columns = 4)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        int channels = layer.InputShape.Channels;
        int shown = Math.Min(count, layer.Filters);
        var pictures = (from filter in Enumerable.Range(0, shown)
                        let weights = layer.Weights.Column(filter)
                        from channel in Enumerable.Range(0, channels)
                        select (channels == 1 ? $"filter {filter + 1}" : $"{filter + 1}.{channel + 1}",
                            weights.Where((_, place) => place % channels == channel).ToArray())).ToList();
        string title = shown == layer.Filters
            ? $"What the {shown} filters look for" : $"What the first {shown} of {layer.Filters} filters look for";
        return channels == 1
            ? WeightImages(pictures, layer.Kernel, columns, title)
            : WeightImages(pictures, layer.Kernel, channels, title, legend: "1.2: filter 1, channel 2; ");
    }

    private static Figure WeightImages(List<(string Title, double[] Weights)> pictures, int width, int columns, string title,
        string legend = "")
    {
        int across = Math.Min(columns, pictures.Count);
        int rows = (pictures.Count + across - 1) / across;
        double largest = DivergingColors.Largest(pictures.SelectMany(picture => picture.Weights));
        return new Figure
        {
            Panels = [.. pictures.Select(picture => WeightImage(picture.Weights, width, largest) with { Title = picture.Title })],
            Columns = across,
            Height =
                Math.Clamp(60 + rows * ((Figure.DefaultWidth - 28) * (pictures[0].Weights.Length / width) / width / across + 30), 200,
                    4000),
            Title = title,
            Subtitle = $"{legend}blue: speaks for it, orange: against it; strongest weight {NumberText.Short(largest)}",
        };
    }

    private static Panel WeightImage(double[] weights, int width, double largest)
    {
        byte[] pixels =
            weights.SelectMany(weight => WeightColor(weight, largest) is var color ? new[] { color.Red, color.Green, color.Blue } : [])
                .ToArray();
        double[] finite = weights.Where(Plottable.IsFinite).DefaultIfEmpty(0).ToArray();
        return new Panel
        {
            Traces = [new RasterTrace(pixels, width, 0, width, weights.Length / width, 0)],
            X = new Axis { Visible = false },
            Y = new Axis { Visible = false, Reversed = true },
            EqualUnits = true,
            Description =
                $"{width} × {weights.Length / width} weights from {SharedDigits.Of(finite).Text(finite.Min())}"
                    + $" to {SharedDigits.Of(finite).Text(finite.Max())}",
        };
    }

    /// <summary>No text lies on these pictures, so they use the whole strength of the colours.</summary>
    private static Rgb WeightColor(double weight, double largest) => Plottable.IsFinite(weight)
        ? Rgb.White.Mix(Rgb.Parse(Palette.OfSign(weight)), largest > 0 ? Math.Abs(weight) / largest : 0)
        : Rgb.Parse(Palette.Grid);
}
