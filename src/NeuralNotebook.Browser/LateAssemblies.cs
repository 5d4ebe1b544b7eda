using System.IO.Compression;
using System.Reflection;
using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Loader;

namespace NeuralNotebook.Browser;

/// <summary>Fetches assemblies that few cells need when the first one does, so that nobody waits for them before.</summary>
/// <remarks>The project file says which these are, and lays each into an archive of its own. The cell waits: a worker may.</remarks>
internal static partial class LateAssemblies
{
    private static readonly HashSet<string> Names =
    [
        .. typeof(LateAssemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(entry => entry.Key == "Late").Value!.Split(';'),
    ];

    /// <summary>Begins to look after what the runtime does not find.</summary>
    public static void Connect() =>
        AssemblyLoadContext.Default.Resolving += (context, name) => Names.Contains(name.Name!) ? Load(context, name.Name!) : null;

    private static Assembly Load(AssemblyLoadContext context, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(Fetch($"late/{name}.zip")));
        using var packed = archive.Entries.Single().Open();
        using var content = new MemoryStream();
        packed.CopyTo(content);
        content.Position = 0;
        return context.LoadFromStream(content);
    }

    [JSImport("fetchNow", "kernel")]
    private static partial byte[] Fetch(string path);
}
