using System.Reflection;

namespace NeuralNotebook.Kernel;

/// <summary>A loaded add-on, which is called by the names of its methods.</summary>
internal sealed class AddOn
{
    private readonly Func<object, IReadOnlyDictionary<string, string>>? format;
    private readonly Func<Assembly, IReadOnlyList<string>>? loadExtension;

    /// <summary>Loads an add-on.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="session">Where the assemblies of the cells are.</param>
    /// <exception cref="NotSupportedException">The session has an older version of what the add-on is for.</exception>
    public AddOn(AddOnFolder folder, SessionLoadContext session)
    {
        var assembly = new AddOnLoadContext(folder.Folder, session).LoadFromAssemblyPath(Path.Combine(folder.Folder, folder.Assembly));
        var madeFor = assembly.GetReferencedAssemblies().FirstOrDefault(name => name.Name == folder.Package)?.Version;
        if (session.Find(folder.Package)?.GetName().Version is { } there && there < madeFor)
            throw new NotSupportedException($"Values of {folder.Package} {there.ToString(3)} are shown as text only: "
                + $"what shows them better needs {madeFor.ToString(3)} or newer. Restart the kernel and write "
                + $"#r \"nuget: {folder.Package}, {madeFor.ToString(3)}\".");
        var type = assembly.GetType(folder.Type, throwOnError: true)!;
        format = type.GetMethod("Format", [typeof(object)])?.CreateDelegate<Func<object, IReadOnlyDictionary<string, string>>>();
        loadExtension = type.GetMethod("LoadExtension", [typeof(Assembly)])?.CreateDelegate<Func<Assembly, IReadOnlyList<string>>>();
    }

    /// <summary>The forms of a value by MIME type; none of one that the add-on does not know.</summary>
    public IReadOnlyDictionary<string, string> Format(object value) => format?.Invoke(value) ?? new Dictionary<string, string>();

    /// <summary>Loads an extension that was made for .NET Interactive, and returns what is to be said of it.</summary>
    public IReadOnlyList<string> LoadExtension(Assembly extension) => loadExtension?.Invoke(extension) ?? [];
}
