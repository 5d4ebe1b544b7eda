using System.Text.Json.Nodes;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace NeuralNotebook.Pages;

/// <summary>The text of a cell as HTML: Markdown as Jupyter and GitHub read it, with formulas.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>Writes a text.</summary>
    /// <param name="text">Markdown, which may hold HTML.</param>
    /// <param name="content">The page that it becomes a part of.</param>
    /// <param name="attachments">The pictures that the cell brings along.</param>
    public static string ToHtml(string text, PageContent content, JsonObject? attachments = null)
    {
        var formulas = new List<string>();
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Insert(0, new InlineFormulas(formulas));
        renderer.ObjectRenderers.Insert(0, new BlockFormulas(formulas));
        try
        {
            renderer.Render(Markdown.Parse(text, Pipeline));
        }
        catch (ArgumentException)
        {
            // Quotes in lists in quotes, a hundred deep: the text says the same.
            return $"<pre class=\"plain\">{Xml.Text(text)}</pre>";
        }

        return SafeHtml.Write(writer.ToString(), content, formulas, attachments);
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough);
        builder.BlockParsers.Insert(0, new MathBlockParser());
        builder.InlineParsers.Insert(0, new FormulaParser());
        return builder.Build();
    }

    private static string Place(List<string> formulas, string tex, bool isDisplay)
    {
        formulas.Add(Formula.ToHtml(tex.Trim(), isDisplay));
        return $"<{(isDisplay ? "div" : "span")} {SafeHtml.FormulaPlace}=\"{formulas.Count - 1}\"></{(isDisplay ? "div" : "span")}>";
    }

    private sealed class InlineFormulas(List<string> formulas) : HtmlObjectRenderer<FormulaInline>
    {
        protected override void Write(HtmlRenderer renderer, FormulaInline formula) =>
            renderer.Write(Place(formulas, formula.Tex, formula.IsDisplay));
    }

    private sealed class BlockFormulas(List<string> formulas) : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock formula) =>
            renderer.Write(Place(formulas, formula.Lines.ToString(), isDisplay: true));
    }
}
