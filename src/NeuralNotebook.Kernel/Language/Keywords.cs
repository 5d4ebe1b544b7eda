using Microsoft.CodeAnalysis.CSharp;

namespace NeuralNotebook.Kernel;

/// <summary>C#'s keywords, by where they can stand.</summary>
internal static class Keywords
{
    private static readonly string[] Contextual =
        ["async", "await", "dynamic", "file", "from", "global", "init", "nameof", "not", "orderby", "partial", "record", "required",
            "scoped", "select", "var", "when", "where", "with", "yield"];

    private static readonly SyntaxKind[] Types =
    [
        SyntaxKind.BoolKeyword, SyntaxKind.ByteKeyword, SyntaxKind.SByteKeyword, SyntaxKind.ShortKeyword, SyntaxKind.UShortKeyword,
        SyntaxKind.IntKeyword,
        SyntaxKind.UIntKeyword, SyntaxKind.LongKeyword, SyntaxKind.ULongKeyword, SyntaxKind.DoubleKeyword, SyntaxKind.FloatKeyword,
        SyntaxKind.DecimalKeyword,
        SyntaxKind.StringKeyword, SyntaxKind.CharKeyword, SyntaxKind.ObjectKeyword,
    ];

    /// <summary>The words that begin or join statements and expressions.</summary>
    public static IReadOnlyList<CompletionItem> All { get; } =
    [
        .. SyntaxFacts.GetReservedKeywordKinds()
            .Where(kind =>
                kind is not (SyntaxKind.ArgListKeyword or SyntaxKind.MakeRefKeyword or SyntaxKind.RefTypeKeyword
                    or SyntaxKind.RefValueKeyword))
            .Select(SyntaxFacts.GetText).Concat(Contextual).Select(word => new CompletionItem(word, "keyword")),
    ];

    /// <summary>The words that name a type.</summary>
    public static IReadOnlyList<CompletionItem> OfTypes { get; } =
        [.. Types.Select(kind => new CompletionItem(SyntaxFacts.GetText(kind), "keyword"))];
}
