using System.Reflection;
using System.Runtime.Loader;

namespace NeuralNotebook.Kernel;

/// <summary>Holds an add-on with the libraries of its own folder, of which cells may have others; all else it shares with them.</summary>
internal sealed class AddOnLoadContext(string folder, AssemblyLoadContext session) : AssemblyLoadContext(Path.GetFileName(folder))
{
    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string own = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(own) ? LoadFromAssemblyPath(own) : session.LoadFromAssemblyName(assemblyName);
    }
}
