namespace NeuralNotebook.Interactive.Tests;

/// <summary>A text that a <see cref="RecordedCanvas"/> was asked to write.</summary>
internal sealed record WrittenText(
    double X, double Y, string Text, string Whole, double Size, string Color, string Anchor, bool Bold, bool Halo, double Turn)
{
    /// <summary>Where it begins in a typeface this much wider than the one that is reckoned with.</summary>
    public double Left(double wider = 1) => X - Share * TextWidth.Of(Text, Size) * wider;

    public double Right(double wider = 1) => Left(wider) + TextWidth.Of(Text, Size) * wider;

    private double Share => Anchor switch { "start" => 0, "end" => 1, _ => 0.5 };
}
