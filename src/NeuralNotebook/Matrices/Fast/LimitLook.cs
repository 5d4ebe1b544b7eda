namespace NeuralNotebook;

/// <summary>A look at every number of a matrix, shared out if it is large.</summary>
internal static class LimitLook
{
    /// <summary>A look at a number takes as long as so many multiply-adds.</summary>
    private const int WorkPerNumber = 4;

    [ThreadStatic]
    private static Finding? finding;

    /// <summary>Whether every number lies in [−limit, limit]; NaN does not.</summary>
    public static bool AllWithin(Matrix matrix, double limit)
    {
        finding ??= new Finding();
        finding.IsBeyond = false;
        Sharing.Run(new Job(matrix, limit, finding), (long)WorkPerNumber * matrix.Values.Length);
        return !finding.IsBeyond;
    }

    /// <summary>What any of the threads has found; none of them takes it back.</summary>
    private sealed class Finding
    {
        public volatile bool IsBeyond;
    }

    private readonly struct Job(Matrix matrix, double limit, Finding finding) : IParallelJob
    {
        public void RunPart(int part, int parts)
        {
            var values = matrix.Values;
            int first = (int)((long)values.Length * part / parts), end = (int)((long)values.Length * (part + 1) / parts);
            if (!Elementwise.AllWithin(values[first..end], limit))
                finding.IsBeyond = true;
        }
    }
}
