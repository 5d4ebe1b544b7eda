using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace NeuralNotebook.Kernel;

/// <summary>Holds the assemblies of a session: its cells, which refer to each other, and the copies of what <c>#r</c> named.</summary>
internal sealed class SessionLoadContext(AssemblyReferences references) : AssemblyLoadContext("cells")
{
    private readonly Dictionary<string, Assembly> cells = [];
    private readonly Dictionary<string, Assembly> loaded = [];
    private readonly ConditionalWeakTable<Assembly, byte[]> symbols = [];

    /// <summary>Loads a compiled cell.</summary>
    public Assembly LoadCell(string name, CellCode cell)
    {
        using var code = new MemoryStream(cell.Assembly);
        using var lines = new MemoryStream(cell.Symbols);
        var assembly = cells[name] = LoadFromStream(code, lines);
        symbols.Add(assembly, cell.Symbols);
        return assembly;
    }

    /// <summary>What the compiler wrote of the lines of a cell; null of any other assembly.</summary>
    public byte[]? Symbols(Assembly assembly) => symbols.TryGetValue(assembly, out byte[]? lines) ? lines : null;

    /// <summary>The assembly of that name that cells have loaded; null if they have none, or it is .NET's or the kernel's own.</summary>
    public Assembly? Find(string name)
    {
        lock (loaded)
            return loaded.GetValueOrDefault(name);
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (cells.TryGetValue(assemblyName.Name!, out var cell))
            return cell;
        if (references.FindCopy(assemblyName) is not { } copy)
            return null;
        var assembly = LoadFromAssemblyPath(copy);
        lock (loaded)
            return loaded[assemblyName.Name!] = assembly;
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        references.FindNative(unmanagedDllName) is { } library
            ? LoadUnmanagedDllFromPath(library) : base.LoadUnmanagedDll(unmanagedDllName);
}
