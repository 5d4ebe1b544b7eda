using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>A run as a line of text, for a link: the knobs that do not stand where they do at first, what was changed at which epoch,
/// and the epochs.</summary>
/// <remarks><c>data=spiral&amp;layers=8-8&amp;@40.rate=0.003&amp;@60.w0.1.2=-0.5&amp;epochs=100</c></remarks>
internal static class RunText
{
    private const int MostCharacters = 20_000;

    private const string Epochs = "epochs";

    /// <summary>The run up to its last epoch.</summary>
    public static string Write(PlaygroundRun run)
    {
        var parts = PlaygroundKnob.All.Where(knob => knob.Read(run.Start) != knob.Read(new PlaygroundSettings()))
            .Select(knob => $"{knob.Name}={knob.Read(run.Start)}");
        var changes = run.Changes.Where(change => change.Epoch <= run.Epoch)
            .Select(change => FormattableString.Invariant($"@{change.Epoch}.{change.Text}"));
        return string.Join('&',
            [.. parts, .. changes, .. run.Epoch > 0
                ? [$"{Epochs}={run.Epoch.ToString(CultureInfo.InvariantCulture)}"] : Array.Empty<string>()]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="ArgumentException">It is not the text of a run; the message says which part of it.</exception>
    public static (PlaygroundSettings Start, IReadOnlyList<RunChange> Changes, int Epochs) Read(string text)
    {
        if (text.Length > MostCharacters)
            throw new ArgumentException(
                $"The text of a run has at most {NumberText.Whole(MostCharacters)} characters, got {NumberText.Whole(text.Length)}.");
        var (start, changes, epochs) = (new PlaygroundSettings(), new List<RunChange>(), 0);
        foreach (string part in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
                throw new ArgumentException($"Each part of a run's text is a name, =, and a value, got '{Short(part)}'.");
            var (name, value) = (part[..equals], part[(equals + 1)..]);
            if (name == Epochs)
                epochs = Whole(name, value);
            else if (name[0] == '@')
                changes.Add(ReadChange(name, value));
            else
                start = PlaygroundKnob.Named(Short(name)).Write(start, Short(value));
        }

        if (changes.Count > 0 && changes[^1].Epoch > epochs)
            throw new ArgumentException(
                $"This run ends after {epochs} epochs, and yet something is changed in it at epoch {changes[^1].Epoch}.");
        return (start, changes, epochs);
    }

    private static RunChange ReadChange(string name, string value)
    {
        int point = name.IndexOf('.', StringComparison.Ordinal);
        if (point < 0 || point == name.Length - 1)
            throw new ArgumentException(
                $"A change in the middle of a run begins with @, the epoch and a point, as @40.rate, got '{Short(name)}'.");
        int epoch = Whole("@", name[1..point]);
        string what = name[(point + 1)..];
        if (what[0] is 'w' or 'b' && what != "batch")
            return WeightChange.Read(epoch, what, value)
                ?? throw new ArgumentException("A weight is changed as in w0.1.2=-0.5 (layer, from, to) or b0.2=1 (bias), "
                    + $"to at most ±{WeightChange.Most}, got '{Short(what)}={Short(value)}'.");
        return new KnobChange(epoch, PlaygroundKnob.Named(Short(what)).Name, Short(value));
    }

    private static int Whole(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value <= PlaygroundRun.MostEpochs
            ? value
            : throw new ArgumentException(
                $"{name} takes a whole number of epochs up to {NumberText.Whole(PlaygroundRun.MostEpochs)}, got '{Short(text)}'.");

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
