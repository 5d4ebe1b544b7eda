using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.Pages;

/// <summary>What the map of the course shows of a chapter, read from its notebook.</summary>
/// <param name="Title">The first heading.</param>
/// <param name="Promise">What one can do after it.</param>
/// <param name="Minutes">How long it takes; null where it does not say.</param>
/// <param name="Exercises">How many exercises it has.</param>
/// <param name="Picture">The picture on its card, an SVG; null where it shows none.</param>
/// <param name="Problem">Why the notebook cannot be read, in one sentence; usually null.</param>
public sealed partial record Chapter(string Title, string? Promise, int? Minutes, int Exercises, string? Picture, string? Problem = null)
{
    /// <summary>Reads a chapter; one that cannot be read says so on its own card, and only there.</summary>
    /// <param name="path">The notebook's file.</param>
    /// <param name="name">What messages call it.</param>
    public static Chapter Read(string path, string name)
    {
        Notebook notebook;
        try
        {
            notebook = Notebook.Load(path, name);
        }
        catch (NotebookException error)
        {
            return new Chapter(Path.GetFileNameWithoutExtension(path), null, null, 0, null, error.Message);
        }

        string head = notebook.Cells.FirstOrDefault(cell => !cell.IsCode)?.Source ?? "";
        var title = Heading().Match(head);
        var minutes = Time().Match(head);
        return new Chapter(
            title.Success ? title.Groups[1].Value.Trim() : Path.GetFileNameWithoutExtension(path),
            head.Split('\n').FirstOrDefault(line => line.StartsWith("**After", StringComparison.Ordinal)) is { } promise
                ? Marks().Replace(promise, "") : null,
            minutes.Success ? int.Parse(minutes.Groups[1].Value, CultureInfo.InvariantCulture) : null,
            notebook.Cells.Count(cell => cell.IsCode && cell.Tags.Contains("exercise")),
            PictureOf(notebook));
    }

    /// <summary>The picture of the cell tagged <c>headline</c>, or else the first one.</summary>
    private static string? PictureOf(Notebook notebook)
    {
        var pictures = notebook.Cells.Where(cell => cell.IsCode)
            .Select(cell =>
                (cell.Tags, Svg: cell.Outputs.Select(output => BundleText.Read((output?["data"] as JsonObject)?["image/svg+xml"]))
                    .FirstOrDefault(svg => svg is not null)))
            .Where(cell => cell.Svg is not null).ToArray();
        return pictures.FirstOrDefault(cell => cell.Tags.Contains("headline")).Svg ?? pictures.FirstOrDefault().Svg;
    }

    [GeneratedRegex(@"^#\s+(.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    // At most four digits, and no part of a longer number.
    [GeneratedRegex(@"(?<!\d)([0-9]{1,4})\s+minutes")]
    private static partial Regex Time();

    [GeneratedRegex(@"[*_`]")]
    private static partial Regex Marks();
}
