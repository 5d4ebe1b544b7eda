namespace NeuralNotebook.Interactive;

public static partial class Chart
{
    /// <summary>A matrix as a table of shaded numbers, with its shape: blue above 0, orange below, the stronger the larger.
    /// Large ones show their first rows and columns and the last.</summary>
    /// <param name="matrix">The numbers.</param>
    /// <param name="name">What the matrix is called: "weights", say.</param>
    /// <param name="rows">A name for each row, or null for their numbers.</param>
    /// <param name="columns">A name for each column, or null for their numbers.</param>
    /// <exception cref="ArgumentException">The matrix is empty, or there are not as many names as rows or columns.</exception>
    public static Figure Table(Matrix matrix, string name = "matrix", IReadOnlyList<string>? rows = null,
        IReadOnlyList<string>? columns = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(name);
        if (matrix.Rows == 0 || matrix.Columns == 0)
            throw new ArgumentException($"A table needs at least one number, got a {matrix.Shape} matrix.", nameof(matrix));
        RequireCount(rows, matrix.Rows, "row");
        RequireCount(columns, matrix.Columns, "column");
        double[] finite = matrix.Values.ToArray().Where(Plottable.IsFinite).ToArray();
        int missing = matrix.Values.Length - finite.Length;
        var digits = SharedDigits.Of(finite);
        string description = $"a table of {matrix.Shape} numbers"
            + (finite.Length == 0 ? ""
                : $" from {digits.Text(finite.Min())} to {digits.Text(finite.Max())}, mean {digits.Text(finite.Average())}")
            + (missing == 0 ? "" : $", {missing} not finite");
        return DiagramFigure.Of(DiagramFigure.Panel(new TablePicture(matrix, rows, columns).Draw(), description))
            .WithTitle($"{name}: {matrix.Shape}");

        static void RequireCount(IReadOnlyList<string>? names, int count, string what)
        {
            if (names is not null && names.Count != count)
                throw new ArgumentException($"Each {what} has one name, got {count} {what}s and {names.Count} names.");
        }
    }
}
