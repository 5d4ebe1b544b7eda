using NeuralNotebook.App.Serve;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>A server over a copy of the course, so that a learner may change it.</summary>
public sealed class CourseCopy : IAsyncDisposable
{
    private CourseServer? server;

    private CourseCopy(string folder) => Folder = folder;

    public string Folder { get; }

    public string Link => server!.Link;

    public string Address => server!.Address;

    /// <summary>How many kernels notebooks have.</summary>
    public int Kernels => server!.Kernels;

    /// <summary>Copies the course without starting a server.</summary>
    public static CourseCopy Create()
    {
        string source = Path.Combine(SourceTree.Root, "notebooks"), target = Directory.CreateTempSubdirectory("course-").FullName;
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(source, file);
            if (path.Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(target, path))!);
            File.Copy(file, Path.Combine(target, path));
        }

        return new CourseCopy(target);
    }

    /// <summary>Copies the course and serves it.</summary>
    /// <param name="clock">Measures for how long kernels are without use.</param>
    /// <param name="isPlain">Whether the plain page is served.</param>
    public static async Task<CourseCopy> StartAsync(TimeProvider? clock = null, bool isPlain = false)
    {
        var copy = Create();
        copy.server = await CourseServer.StartAsync(
            new ServeOptions(copy.Folder, ServeOptions.DefaultHost, 0, AccessToken.Create())
            { Clock = clock ?? TimeProvider.System, IsPlain = isPlain },
            _ => { });
        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
