using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>What somebody changed in the middle of a run.</summary>
/// <param name="Epoch">After how many epochs.</param>
internal abstract record RunChange(int Epoch)
{
    /// <summary>As it stands in a link.</summary>
    public abstract string Text { get; }

    /// <summary>Whether making it, then <paramref name="later"/> at the same epoch, is the same as making the later one only.</summary>
    public abstract bool IsUndoneBy(RunChange later);
}

/// <summary>A knob was turned.</summary>
internal sealed record KnobChange(int Epoch, string Knob, string Value) : RunChange(Epoch)
{
    public override string Text => $"{Knob}={Value}";

    public override bool IsUndoneBy(RunChange later) =>
        later is KnobChange knob && knob.Epoch == Epoch && knob.Knob == Knob && PlaygroundKnob.Named(Knob).IsIdempotent;
}

/// <summary>A weight was set by hand.</summary>
/// <param name="Epoch">After how many epochs.</param>
/// <param name="Layer">Which layer of neurons it leads into, from 0.</param>
/// <param name="From">Which input of that layer; −1 for the bias.</param>
/// <param name="To">Which of its neurons.</param>
/// <param name="Value">What it is now.</param>
internal sealed record WeightChange(int Epoch, int Layer, int From, int To, double Value) : RunChange(Epoch)
{
    public const double Most = 100;

    public override string Text => FormattableString.Invariant($"{(From < 0 ? $"b{Layer}.{To}" : $"w{Layer}.{From}.{To}")}={Value:R}");

    public override bool IsUndoneBy(RunChange later) =>
        later is WeightChange weight && (weight.Epoch, weight.Layer, weight.From, weight.To) == (Epoch, Layer, From, To);

    /// <summary>Reads a weight's name and value; null where it is none.</summary>
    public static WeightChange? Read(int epoch, string name, string value)
    {
        int[] places = [.. name.Skip(1).Aggregate("", (text, sign) => text + sign).Split('.')
            .Select(place => int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1)];
        if (places.Contains(-1) || !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double weight)
            || !(Math.Abs(weight) <= Most))
            return null;
        return (name[0], places.Length) switch
        {
            ('w', 3) => new WeightChange(epoch, places[0], places[1], places[2], weight),
            ('b', 2) => new WeightChange(epoch, places[0], -1, places[1], weight),
            _ => null,
        };
    }
}
