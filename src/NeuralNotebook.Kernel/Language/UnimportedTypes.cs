using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NeuralNotebook.Kernel;

/// <summary>.NET's types, for a cell that lacks a <c>using</c> for them.</summary>
/// <remarks>Their names are read from the assemblies' tables, once: to let the compiler know each type takes longer, and more
/// memory.</remarks>
internal static class UnimportedTypes
{
    /// <summary>How many letters an editor asks with.</summary>
    private const int ShortestStart = 2;

    private static readonly Lazy<ILookup<string, (string Namespace, string Name)>> ByStart = new(() =>
        FrameworkReferences.All.SelectMany(Read).Distinct().ToLookup(type => type.Name[..ShortestStart]));

    /// <summary>The types that begin with what is typed, each to be written with its namespace. Upper and lower case count,
    /// so that a variable or a keyword that is being written meets none.</summary>
    public static IEnumerable<CompletionItem> Beginning(string typed) => typed.Length < ShortestStart ? []
        : ByStart.Value[typed[..ShortestStart]]
            .Where(type => type.Name.StartsWith(typed, StringComparison.Ordinal))
            .Select(type => new CompletionItem($"{type.Namespace}.{type.Name}", "class", $"using {type.Namespace};") { Name = type.Name });

    private static IEnumerable<(string Namespace, string Name)> Read(PortableExecutableReference reference)
    {
        var tables = ((AssemblyMetadata)reference.GetMetadata()).GetModules()[0].GetMetadataReader();
        return from handle in tables.TypeDefinitions
               let type = tables.GetTypeDefinition(handle)
               where (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public
               let container = tables.GetString(type.Namespace)
               where container.StartsWith("System", StringComparison.Ordinal)
               let name = tables.GetString(type.Name).Split('`')[0]
               where name.Length >= ShortestStart
               select (container, name);
    }
}
