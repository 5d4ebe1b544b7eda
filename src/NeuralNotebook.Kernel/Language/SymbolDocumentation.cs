using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace NeuralNotebook.Kernel;

/// <summary>A symbol's documentation as text.</summary>
/// <param name="Summary">What it is.</param>
/// <param name="Remarks">What else there is to know.</param>
/// <param name="Returns">What it gives back.</param>
/// <param name="Parameters">What it takes, by name; type parameters too.</param>
/// <param name="Exceptions">How it fails: the exception's name, and when.</param>
internal sealed partial record SymbolDocumentation(
    string Summary, string Remarks, string Returns, IReadOnlyList<(string Name, string Text)> Parameters,
    IReadOnlyList<(string Name, string Text)> Exceptions)
{
    private static readonly SymbolDocumentation None = new("", "", "", [], []);

    /// <summary>Reads a symbol's documentation; all its parts are empty where there is none.</summary>
    public static SymbolDocumentation Of(ISymbol symbol, Compilation compilation, DocumentationFiles files)
    {
        // As deep as inheritdoc may point on and on.
        for (int i = 0; i < 8; i++)
        {
            if (Parse(files.Find(symbol, compilation)) is not { } xml)
                return None;
            if (xml.Element("summary") is not null || xml.Element("inheritdoc") is not { } inherited)
                return Read(xml);
            if (Inherited(symbol, inherited, compilation) is not { } next)
                return None;
            symbol = next;
        }

        return None;
    }

    /// <summary>All of it for a reader: the symbol's line, then what is known of it.</summary>
    /// <param name="signature">The symbol's line.</param>
    /// <param name="markdown">Whether as Markdown, or as plain text.</param>
    public string ToText(string signature, bool markdown)
    {
        var text = new StringBuilder(markdown ? $"```csharp\n{signature}\n```" : signature);
        Add("", Summary);
        foreach (var (name, description) in Parameters)
            text.Append(markdown ? $"\n\n- `{name}`: {description}" : $"\n  {name}: {description}");
        Add("Returns: ", Returns);
        foreach (var (name, description) in Exceptions)
            text.Append(markdown ? $"\n\n- throws `{name}`: {description}" : $"\n  throws {name}: {description}");
        Add("", Remarks);
        return text.ToString();

        void Add(string title, string part)
        {
            if (part.Length > 0)
                text.Append("\n\n").Append(title).Append(part);
        }
    }

    private static SymbolDocumentation Read(XElement xml) => new(
        Text(xml.Element("summary") ?? xml.Element("value")),
        Text(xml.Element("remarks")),
        Text(xml.Element("returns")),
        [.. xml.Elements().Where(element => element.Name.LocalName is "param" or "typeparam")
            .Select(element => ((string?)element.Attribute("name") ?? "", Text(element)))],
        [.. xml.Elements("exception").Select(element => (Name((string?)element.Attribute("cref")), Text(element)))]);

    private static XElement? Parse(string? xml)
    {
        if (string.IsNullOrWhiteSpace(xml))
            return null;
        try
        {
            return XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            // A learner's half-written comment is no documentation yet.
            return null;
        }
    }

    private static ISymbol? Inherited(ISymbol symbol, XElement inherited, Compilation compilation)
    {
        if ((string?)inherited.Attribute("cref") is { } cref)
            return DocumentationCommentId.GetFirstSymbolForDeclarationId(cref, compilation);
        ISymbol? overridden = symbol switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            IEventSymbol occasion => occasion.OverriddenEvent,
            INamedTypeSymbol type => type.BaseType is { SpecialType: SpecialType.None } parent ? parent : type.Interfaces.FirstOrDefault(),
            _ => null,
        };
        return overridden ?? symbol.ContainingType?.AllInterfaces.SelectMany(face => face.GetMembers())
            .FirstOrDefault(member =>
                SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol));
    }

    private static string Text(XElement? element)
    {
        if (element is null)
            return "";
        var text = new StringBuilder();
        Write(element, text);
        return Breaks().Replace(text.ToString(), match => match.Value.Contains('\n', StringComparison.Ordinal) ? "\n\n" : " ").Trim();
    }

    private static void Write(XElement element, StringBuilder text)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText words)
            {
                // A line break in a comment is where the line was full, no more.
                text.Append(Spaces().Replace(words.Value, " "));
            }
            else if (node is XElement child)
            {
                switch (child.Name.LocalName)
                {
                    case "see" or "seealso" when !child.Nodes().Any():
                        text.Append(Name((string?)child.Attribute("cref")
                            ?? (string?)child.Attribute("langword") ?? (string?)child.Attribute("href")));
                        break;
                    case "paramref" or "typeparamref":
                        text.Append((string?)child.Attribute("name"));
                        break;
                    case "para" or "item" or "code" or "br":
                        text.Append("\n\n");
                        Write(child, text);
                        text.Append("\n\n");
                        break;
                    default:
                        Write(child, text);
                        break;
                }
            }
        }
    }

    /// <summary>What a reference names, without the kind, the namespace and the parameters that documentation writes with it.</summary>
    private static string Name(string? reference)
    {
        if (reference is null || reference.Length < 2 || reference[1] != ':')
            return reference ?? "";
        string full = reference[2..];
        string path = full.Split('(')[0];
        string[] names = path.Split('.');
        string name = reference[0] is 'T' or 'N' || names.Length < 2 ? names[^1] : $"{names[^2]}.{names[^1]}";
        return Arity().Replace(name.Replace(".#ctor", "", StringComparison.Ordinal), "");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex Breaks();

    [GeneratedRegex("`+[0-9]+")]
    private static partial Regex Arity();
}
