namespace NeuralNotebook.App;

/// <summary>Where the course lies.</summary>
internal static class CourseFolder
{
    /// <summary>The folder of NeuralNotebook.sln: the current one or one above it, or one above this program;
    /// null if there is none.</summary>
    public static string? Find() => Above(Environment.CurrentDirectory) ?? Above(AppContext.BaseDirectory);

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NeuralNotebook.sln")))
                return folder.FullName;
        }

        return null;
    }
}
