namespace NeuralNotebook.Interactive;

/// <summary>What the page asks of a playground.</summary>
internal sealed record PlaygroundQuestion
{
    /// <summary>Comes back with the answer.</summary>
    public int Turn { get; init; }

    /// <summary>hello, look, train, turn (a knob), weight, reset, goto (an epoch), open (the text of a run) or code.</summary>
    public string Do { get; init; } = "look";

    /// <summary>Train: at most so many epochs …</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>… and not much longer than this.</summary>
    public int Milliseconds { get; init; } = 50;

    public string? Knob { get; init; }

    public string? Value { get; init; }

    public int Layer { get; init; }

    public int From { get; init; }

    public int To { get; init; }

    public double Weight { get; init; }

    public int Epoch { get; init; }

    public string? Run { get; init; }

    /// <summary>Which run the page has, and of it so many measured epochs and pictures of the film.</summary>
    public int Generation { get; init; }

    public int Have { get; init; }

    public int Shots { get; init; }

    /// <summary>Which points the page has.</summary>
    public int Data { get; init; }

    /// <summary>Which neuron is enlarged: its layer (−1 for the inputs) and its place there; null for the network's answer.</summary>
    public int[]? Focus { get; init; }
}
