namespace NeuralNotebook;

/// <summary>What stays the same while the tiles of one panel are multiplied: where the kernels read and write.</summary>
internal readonly unsafe struct Tiles
{
    /// <summary>k: how many terms a sum takes now.</summary>
    public int Depth { get; init; }

    /// <summary>Element (i, p) of the left-hand rows lies at <c>a[i·LeftRow + p·LeftColumn]</c>; one of the two strides is 1.</summary>
    public nint LeftRow { get; init; }

    /// <summary>See <see cref="LeftRow"/>.</summary>
    public nint LeftColumn { get; init; }

    /// <summary>The panel: its row p begins at <c>Right + p·RightRow</c> and is as wide as a tile.</summary>
    public double* Right { get; init; }

    /// <summary>From one row of the panel to the next.</summary>
    public nint RightRow { get; init; }

    /// <summary>From one row of the output to the next.</summary>
    public nint OutputRow { get; init; }

    /// <summary>Whether the output holds the sums of earlier terms, which are added to.</summary>
    public bool Accumulate { get; init; }
}
