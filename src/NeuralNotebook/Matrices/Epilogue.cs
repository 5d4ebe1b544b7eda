namespace NeuralNotebook;

/// <summary>What is done to the elements of a product as soon as their sums are complete, while they are still in the first-level cache:
/// in this order, a row is added, max(0, ·) is taken, and what a condition rules out is set to 0.</summary>
internal readonly struct Epilogue
{
    /// <summary>One row that is added to every row: a layer's biases.</summary>
    public Matrix? Addend { get; init; }

    /// <summary>Whether negative elements become 0: a ReLU after the layer.</summary>
    public bool Rectify { get; init; }

    /// <summary>As large as the output, which becomes 0 where this is not positive: the way back through a ReLU that had these outputs.
    /// It may be the output itself, what it held before, if the sums have at most <see cref="MatrixProduct.TermsAtOnce"/> terms.</summary>
    public Matrix? WherePositive { get; init; }

    /// <summary>One row that receives the column sums of the right-hand side, which is read anyway:
    /// the gradient of a layer's biases beside that of its weights.</summary>
    public Matrix? RightSums { get; init; }

    /// <summary>The numbers of one of these; none, if it is not there.</summary>
    public static Span<double> Values(Matrix? matrix) => matrix is null ? [] : matrix.Values;

    /// <summary>Refuses an addend, a condition or sums that do not fit the output, and a condition in the output where that is needed for
    /// the sums in between.</summary>
    public void RequireFit(Matrix output, int terms)
    {
        if (Addend is { } addend && (addend.Rows != 1 || addend.Columns != output.Columns))
            throw new ArgumentException(
                $"What is added to every row of a {output.Shape} product is 1 × {output.Columns}; got {addend.Shape}.");
        if (RightSums is { } sums && (sums.Rows != 1 || sums.Columns != output.Columns))
            throw new ArgumentException(
                $"The column sums of the right-hand side of a {output.Shape} product are 1 × {output.Columns}; got {sums.Shape}.");
        if (WherePositive is { } condition && (condition.Rows != output.Rows || condition.Columns != output.Columns))
            throw new ArgumentException($"The condition on a {output.Shape} product has that shape, too; got {condition.Shape}.");
        if (WherePositive == output && terms > MatrixProduct.TermsAtOnce)
            throw new ArgumentException($"Sums of {terms} terms are kept in the output in between, so it cannot hold the condition at "
                + $"the same time; up to {MatrixProduct.TermsAtOnce} it can.");
    }
}
