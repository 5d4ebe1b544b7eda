using System.Globalization;
using System.IO.Compression;

namespace NeuralNotebook;

/// <summary>The small handwritten digits that come with the engine.</summary>
public static class Digits
{
    private const int Pixels = 64;

    /// <summary>1,797 digits of 8 × 8 pixels, each a row of 64 numbers from 0 (paper) to 1 (ink),
    /// with the digits 0 to 9 as classes.</summary>
    /// <remarks>Source: Alpaydin and Kaynak (1998), "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository,
    /// DOI 10.24432/C50P49, CC BY 4.0.</remarks>
    public static Dataset Load()
    {
        using var resource = typeof(Digits).Assembly.GetManifestResourceStream("digits.csv.gz")!;
        using var reader = new StreamReader(new GZipStream(resource, CompressionMode.Decompress));
        string[] lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var X = new Matrix(lines.Length, Pixels);
        int[] labels = new int[lines.Length];
        for (int i = 0; i < lines.Length; i++)
        {
            string[] fields = lines[i].Split(',');
            for (int pixel = 0; pixel < Pixels; pixel++)
                X[i, pixel] = double.Parse(fields[pixel], CultureInfo.InvariantCulture) / 16;
            labels[i] = int.Parse(fields[Pixels], CultureInfo.InvariantCulture);
        }

        return new Dataset(X, labels, 10, "digits");
    }
}
