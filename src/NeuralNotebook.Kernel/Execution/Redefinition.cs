using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Kernel;

/// <summary>Explains the errors of a type that was declared twice: to the compiler the class of the cell before and the class of now are as
/// different as any two.</summary>
internal static partial class Redefinition
{
    /// <summary>The messages that two definitions of one name can give: about conversions, arguments, operators and patterns.</summary>
    private static readonly HashSet<string> Conversions =
        ["CS0019", "CS0029", "CS0030", "CS0039", "CS0123", "CS0173", "CS0184", "CS0266", "CS0407", "CS0411", "CS1503", "CS1661", "CS1662",
            "CS1678", "CS1950", "CS8121", "CS8506", "CS9174"];

    /// <summary>A message about two definitions of a name, in words; null if it is about something else.</summary>
    public static string? Explain(CSharpCompilation compilation, Diagnostic message, string text)
    {
        if (!Conversions.Contains(message.Id) || message.Location.SourceTree is not { } tree
            || Twice(compilation.GetSemanticModel(tree),
                tree.GetRoot().FindNode(message.Location.SourceSpan, getInnermostNodeForTie: true)) is not var (earlier, now))
            return null;
        return $"{PlaceOfType().Replace(text, "").TrimEnd('.')}. {Reason(now.Name, Cell(earlier), Cell(now))}";
    }

    /// <summary>What a cast from one definition to another says; another message as it is.</summary>
    public static string Explain(string message)
    {
        if (Cast().Match(message) is not { Success: true } cast || cast.Groups["from"].Value != cast.Groups["to"].Value)
            return message;
        string full = cast.Groups["from"].Value;
        string name = Arity().Replace(Namespaces().Replace(full, ""), "").Replace('[', '<').Replace(']', '>');
        // Of a list of layers it is the layers that are two.
        string own = OwnType().Match(full) is { Success: true } type ? type.Groups[1].Value : name;
        return $"Cannot cast '{name}' to '{name}'. {Reason(own, CellOf(cast.Groups["old"].Value), CellOf(cast.Groups["new"].Value))}";
    }

    private static string Reason(string name, string? earlier, string? now) =>
        $"A value here was made with the earlier definition of '{name}'{(earlier is null ? "" : $" ({earlier})")}, and '{name}"
            + $"' is now that of {now ?? "a later cell"}: run the cell that made it again.";

    /// <summary>Two types of one name that the statement at a place speaks of, the earlier one first.</summary>
    private static (INamedTypeSymbol Earlier, INamedTypeSymbol Now)? Twice(SemanticModel model, SyntaxNode place)
    {
        var statement = place.AncestorsAndSelf()
            .FirstOrDefault(node => node is StatementSyntax and not BlockSyntax or MemberDeclarationSyntax) ?? place;
        var types = statement.DescendantNodesAndSelf().SelectMany(node => Types(model, node)).SelectMany(Parts)
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).ToArray();
        foreach (var same in types.Where(type => Cell(type) is not null).GroupBy(type => type.ToDisplayString()))
        {
            // The newest is the one that the name stands for now.
            var now =
                same.FirstOrDefault(type => model.LookupNamespacesAndTypes(place.SpanStart, name: type.Name)
                    .Contains(type, SymbolEqualityComparer.Default));
            if (now is not null && same.FirstOrDefault(type => !SymbolEqualityComparer.Default.Equals(type, now)) is { } earlier)
                return (earlier, now);
        }

        return null;
    }

    private static IEnumerable<ITypeSymbol?> Types(SemanticModel model, SyntaxNode node)
    {
        var type = model.GetTypeInfo(node);
        yield return type.Type;
        yield return type.ConvertedType;
        var found = model.GetSymbolInfo(node);
        foreach (var symbol in found.CandidateSymbols.Append(found.Symbol))
        {
            if (symbol is ITypeSymbol named)
                yield return named;
            foreach (var parameter in symbol is IMethodSymbol method ? method.Parameters : [])
                yield return parameter.Type;
        }

        if (model.GetDeclaredSymbol(node) is IMethodSymbol declared)
            yield return declared.ReturnType;
    }

    /// <summary>The types that a type is made of: those of <c>Dictionary&lt;string, Layer[]&gt;</c> are Dictionary,
    /// string and Layer.</summary>
    private static IEnumerable<INamedTypeSymbol> Parts(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => Parts(array.ElementType),
        INamedTypeSymbol { IsGenericType: true } generic => generic.TypeArguments.SelectMany(Parts).Append(generic.OriginalDefinition),
        INamedTypeSymbol named => [named],
        _ => [],
    };

    /// <summary>The cell, or the loaded file, that declares a type.</summary>
    private static string? Cell(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath is { Length: > 0 } path
            ? ErrorText.NameOf(Path.GetFileName(path)) : null;

    private static string? CellOf(string assembly) =>
        CellAssembly().Match(assembly) is { Success: true } cell ? $"cell {cell.Groups[1].Value}" : null;

    // "Layer [/folder/cell1.csx(3)]": the file is one that nobody has.
    [GeneratedRegex(@" \[[^\]\r\n']*\.csx?\([0-9]+\)\]")]
    private static partial Regex PlaceOfType();

    // "[A]Layer cannot be cast to [B]Layer. Type A originates from 'cell1-0, Version=…' in …. Type B originates from 'cell2-1, Version=…"
    [GeneratedRegex(@"^\[A\](?<from>.+) cannot be cast to \[B\](?<to>.+)\. Type A originates from '(?<old>[^',]*)"
        + @".*Type B originates from '(?<new>[^',]*)", RegexOptions.Singleline)]
    private static partial Regex Cast();

    [GeneratedRegex(@"\b([A-Za-z_]\w*[.+])+")]
    private static partial Regex Namespaces();

    [GeneratedRegex(@"\bScript\+(\w+)")]
    private static partial Regex OwnType();

    [GeneratedRegex(@"`[0-9]+")]
    private static partial Regex Arity();

    [GeneratedRegex(@"^cell([0-9]+)-[0-9]+$")]
    private static partial Regex CellAssembly();
}
