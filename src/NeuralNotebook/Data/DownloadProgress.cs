using System.Globalization;

namespace NeuralNotebook;

/// <summary>How far a download has come.</summary>
/// <param name="File">The file that is fetched.</param>
/// <param name="Received">How many of its bytes are here, those of an earlier, interrupted attempt included.</param>
/// <param name="Total">How many bytes it has.</param>
public readonly record struct DownloadProgress(string File, long Received, long Total)
{
    /// <summary>"train-images-idx3-ubyte.gz: 4.2 of 9.9 MB".</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{File}: {Received / 1e6:0.0} of {Total / 1e6:0.0} MB");
}
