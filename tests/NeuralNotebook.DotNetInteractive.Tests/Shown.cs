using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NeuralNotebook.DotNetInteractive.Tests;

/// <summary>One thing that a reader sees below a cell, whichever kernel showed it.</summary>
/// <param name="Kind">"picture", "Plotly.NET", "html", "text", the name of a stream, or "error".</param>
/// <param name="Text">The picture's or the page's markup, or what is said.</param>
/// <param name="Png">The same picture in base64, for who shows no other.</param>
internal sealed partial record Shown(string Kind, string Text, string? Png = null)
{
    private const string PlotlyNet = "Plotly.NET";

    public bool IsPicture => Kind is "picture" or PlotlyNet;

    /// <summary>What the outputs of a cell show, in their order.</summary>
    public static IReadOnlyList<Shown> Of(CourseCell cell)
    {
        var shown = new List<Shown>();
        foreach (var each in cell.Outputs.Select(Of).Where(each => !each.IsOfTheKernelItself))
        {
            // A stream is one text, however many pieces it came in.
            if (shown.LastOrDefault() is { Kind: "stdout" or "stderr" } last && last.Kind == each.Kind)
                shown[^1] = last with { Text = last.Text + each.Text };
            else
                shown.Add(each);
        }

        return shown;
    }

    /// <summary>Whether the same is shown here as <paramref name="stored"/>. A chart of Plotly.NET stands for its stored picture:
    /// Microsoft's kernel has Plotly.NET's own page for it, or, where its extension is not loaded, the parts of the value.</summary>
    public bool Is(Shown stored) => this == stored || (Kind == PlotlyNet && stored.IsPicture);

    /// <summary>How long a cell took, which packages it restored, and how the tool's page may reach it:
    /// of the run, and not of the notebook.</summary>
    private bool IsOfTheKernelItself => (Kind == "text" && Text.StartsWith("Wall time: ", StringComparison.Ordinal))
        || (Kind == "html"
            && (Text.Contains("<strong>Installed Packages</strong>", StringComparison.Ordinal)
                || Text.Contains("id='dotnet-interactive-this-cell", StringComparison.Ordinal)));

    private static Shown Of(JsonNode output) => (string?)output["output_type"] switch
    {
        "stream" => new((string)output["name"]!, CourseCell.Said(output)),
        "error" => new("error", $"{output["ename"]}: {output["evalue"]}"),
        _ when CourseCell.Shown(output, "image/svg+xml") is { } picture => new("picture", picture, CourseCell.Shown(output, "image/png")),
        _ when output["data"]?["application/vnd.plotly.v1+json"] is not null => new(PlotlyNet, CourseCell.Said(output)),
        _ when CourseCell.Shown(output, "text/html") is { } html => Html(html) with { Png = CourseCell.Shown(output, "image/png") },
        _ => new("text", CourseCell.Said(output)),
    };

    /// <summary>Microsoft's kernel shows a picture as HTML, and wraps the values that it formats itself.</summary>
    private static Shown Html(string html) =>
        html.StartsWith("<svg", StringComparison.Ordinal) ? new("picture", html)
        : Plain().Match(html) is { Success: true } plain
            ? new("text", WebUtility.HtmlDecode(plain.Groups[1].Value).Replace("[ ", "[", StringComparison.Ordinal)
                .Replace(" ]", "]", StringComparison.Ordinal))
        : new(Chart().IsMatch(html) ? PlotlyNet : "html", html);

    [GeneratedRegex("^<div class=\"dni-plaintext\"><pre>(.*?)</pre></div>", RegexOptions.Singleline)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^<details[^>]*><summary><span[^>]*><code>\w*Chart\b[^<]*Plotly\.NET\.|<script[^>]*>\s*var renderPlotly_")]
    private static partial Regex Chart();
}
