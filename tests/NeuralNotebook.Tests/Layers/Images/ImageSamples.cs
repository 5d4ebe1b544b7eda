using System.Text.Json;

namespace NeuralNotebook.Tests.Layers.Images;

/// <summary>Pictures and reference numbers for the tests of layers for pictures.</summary>
internal static class ImageSamples
{
    public static Matrix Random(int rows, int columns, int seed)
    {
        var random = new SeededRandom(seed);
        var matrix = new Matrix(rows, columns);
        foreach (ref double value in matrix.Values)
            value = random.NextNormal();
        return matrix;
    }

    public static Padding PaddingOf(string padding) => padding == "same" ? Padding.Same : int.Parse(padding, null);

    public static Padding PaddingOf(JsonElement reference) => PaddingOf(reference.GetProperty("padding").ToString());

    /// <summary>Sends the reference's pictures through a layer, and its slopes back.</summary>
    public static void Compare(JsonElement reference, JsonElement expected, Layer layer)
    {
        var output = layer.Forward(reference.Matrix("X"));
        Near.Equal(expected.Matrix("output"), output, 1e-15, 1e-15, $"{layer} output of {expected.GetRawText()[..80]}");
        var slopes = new Matrix(output.Rows, output.Columns, reference.Numbers("upstream").AsSpan(0, output.Values.Length));
        Near.Equal(expected.Matrix("dX"), layer.Backward(slopes), 1e-15, 1e-15, $"{layer} slopes of {expected.GetRawText()[..80]}");
    }
}
