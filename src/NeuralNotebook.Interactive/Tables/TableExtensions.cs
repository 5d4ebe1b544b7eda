namespace NeuralNotebook.Interactive;

/// <summary>Turns what the engine computes into tables.</summary>
public static class TableExtensions
{
    /// <summary>A matrix, shaded by value: blue above zero, orange below. Past ten rows or columns the middle is left out.</summary>
    public static Table ToTable(this Matrix matrix) => MatrixTable.Of(matrix);

    /// <summary>A data set: its first rows, how many samples each class has, and below each feature a little histogram of
    /// all its values.</summary>
    public static Table ToTable(this Dataset dataset) => DatasetTable.Of(dataset);

    /// <summary>A training: what is known after each epoch. Past ten epochs the middle is left out.</summary>
    public static Table ToTable(this History history) => HistoryTable.Of(history);

    /// <summary>A network: its layers, what comes out of each, and how many numbers training may change.</summary>
    public static Table ToTable(this ModelSummary summary) => SummaryTable.Of(summary);

    /// <summary>A gradient check: the verdict, and the slopes that computed and measured are furthest apart in.</summary>
    public static Table ToTable(this GradientCheckReport report) => GradientCheckTable.Of(report);
}
