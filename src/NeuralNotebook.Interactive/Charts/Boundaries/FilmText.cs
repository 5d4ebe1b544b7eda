namespace NeuralNotebook.Interactive;

/// <summary>What stands over the pictures of a film.</summary>
internal static class FilmText
{
    public static string After(int epoch) => epoch == 0 ? "untrained" : $"epoch {epoch}";
}
