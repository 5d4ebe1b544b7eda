namespace NeuralNotebook.Interactive;

/// <summary>A model's decisions as they were after one epoch.</summary>
public sealed class BoundarySnapshot
{
    private readonly BoundaryGrid grid;

    internal BoundarySnapshot(int epoch, double accuracy, BoundaryGrid grid) => (Epoch, Accuracy, this.grid) = (epoch, accuracy, grid);

    /// <summary>After how many epochs; 0 is before the first.</summary>
    public int Epoch { get; }

    /// <summary>The share of the film's samples in the region of their own class, 0 to 1.</summary>
    public double Accuracy { get; }

    internal Panel Panel(Dataset dataset)
    {
        var panel = grid.Panel(dataset, pointSize: 4);
        return panel with
        {
            Title = FilmText.After(Epoch),
            Caption = $"{NumberText.Percent(Accuracy)} right",
            X = panel.X with { Visible = false },
            Y = panel.Y with { Visible = false },
            Description = "decision boundary",
        };
    }
}
