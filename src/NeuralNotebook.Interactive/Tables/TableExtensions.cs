namespace NeuralNotebook.Interactive;

/// <summary>Turns what the engine computes into tables.</summary>
public static class TableExtensions
{
    /// <inheritdoc cref="Table.Of(Matrix)"/>
    public static Table ToTable(this Matrix matrix) => Table.Of(matrix);

    /// <inheritdoc cref="Table.Of(Dataset)"/>
    public static Table ToTable(this Dataset dataset) => Table.Of(dataset);

    /// <inheritdoc cref="Table.Of(History)"/>
    public static Table ToTable(this History history) => Table.Of(history);

    /// <inheritdoc cref="Table.Of(ModelSummary)"/>
    public static Table ToTable(this ModelSummary summary) => Table.Of(summary);

    /// <inheritdoc cref="Table.Of(GradientCheckReport)"/>
    public static Table ToTable(this GradientCheckReport report) => Table.Of(report);
}
