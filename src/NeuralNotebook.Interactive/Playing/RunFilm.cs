namespace NeuralNotebook.Interactive;

/// <summary>Pictures of the boundary at epochs 0, 1, 2, 5, 10, 20, 50, …</summary>
internal sealed class RunFilm
{
    /// <summary>Places in a row of a picture.</summary>
    public const int Side = 26;

    private readonly List<(int Epoch, byte[] Plane)> shots = [];
    private int next;

    public IReadOnlyList<(int Epoch, byte[] Plane)> Shots => shots;

    /// <summary>Takes a picture, if it is time.</summary>
    public void Look(PlaygroundRun run)
    {
        if (run.Epoch != next)
            return;
        shots.Add((next, new PlaneMaps(run, Side).Output()));
        next = next == 0 ? 1 : next.ToString(System.Globalization.CultureInfo.InvariantCulture)[0] == '2' ? next * 5 / 2 : next * 2;
    }
}
