using System.Reflection;
using System.Runtime.Loader;

namespace NeuralNotebook.Kernel;

/// <summary>Holds the assemblies of a session: its cells, which refer to each other, and the copies of what <c>#r</c> named.</summary>
internal sealed class SessionLoadContext(AssemblyReferences references) : AssemblyLoadContext("cells")
{
    private readonly Dictionary<string, Assembly> cells = [];

    /// <summary>Loads a compiled cell.</summary>
    public Assembly LoadCell(string name, CellCode cell)
    {
        using var assembly = new MemoryStream(cell.Assembly);
        using var symbols = new MemoryStream(cell.Symbols);
        return cells[name] = LoadFromStream(assembly, symbols);
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (cells.TryGetValue(assemblyName.Name!, out var cell))
            return cell;
        return references.FindCopy(assemblyName) is { } copy ? LoadFromAssemblyPath(copy) : null;
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        references.Packages.FindNative(unmanagedDllName) is { } library ? LoadUnmanagedDllFromPath(library) : base.LoadUnmanagedDll(unmanagedDllName);
}
