using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Kernel;

/// <summary>What to try, where the compiler says only what is wrong: above all what C# allows in a file and not in a cell.</summary>
internal static class CompilerHints
{
    /// <summary>The hint for a message; empty where there is none.</summary>
    public static string Of(Diagnostic message) => message.Id switch
    {
        "CS0006" => "Paths start at the notebook's folder; 'dotnet build' fills its lib folder.",
        "CS1504" => "Paths start at the notebook's folder.",
        "CS7021" => "A cell has no namespaces: write its classes without one.",
        "CS1109" => "In a cell an extension method stands alone, outside of any class: static int Twice(this int x) => 2 * x;",
        "CS1105" => "Write 'static' before it: static int Twice(this int x) => 2 * x;",
        "CS9283" =>
            "A cell has no extension blocks: write an extension method outside of any class: static int Twice(this int x) => 2 * x;",
        "CS8345" when IsOfCell(message.Location) =>
            "A cell's variables live on after it, which this type forbids: use it in a method or in a block { … }, or keep an array.",
        "CS0214" when IsOfCell(message.Location) => "Write it in a block: unsafe { … }",
        "CS7020" => "Write a method: IEnumerable<int> Numbers() { yield return 1; }",
        "CS9054" => "Leave 'file' out: a cell is no file.",
        "CS9378" => "In a loaded file there are no such lines: write them in the cell.",
        "CS1024" => OfLine(Line(message.Location)),
        _ => "",
    };

    /// <summary>Whether a place lies in the cell itself and not in a class of it.</summary>
    private static bool IsOfCell(Location place) =>
        place.SourceTree?.GetRoot().FindNode(place.SourceSpan).Ancestors().Any(node => node is BaseTypeDeclarationSyntax) == false;

    private static string OfLine(string line) => line.StartsWith("#i ", StringComparison.Ordinal)
        ? "Sources of packages stand in a NuGet.config beside the notebook."
        : Directives.Find("#!" + line.TrimStart('#').Split(' ')[0]) is { } row ? $"Did you mean {row.Name}?" : "";

    private static string Line(Location place) =>
        place.SourceTree?.GetText().Lines.GetLineFromPosition(place.SourceSpan.Start).ToString().Trim() ?? "";
}
