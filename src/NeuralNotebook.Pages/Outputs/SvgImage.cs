using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Xhtml;

namespace NeuralNotebook.Pages;

/// <summary>An SVG within HTML as an image: browsers run no script of an image, load nothing for it, and keep its ids to itself.</summary>
internal static class SvgImage
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    /// <summary>The image of a picture.</summary>
    /// <param name="svg">The picture's element.</param>
    /// <param name="document">The image's document.</param>
    public static IElement Of(IElement svg, IHtmlDocument document)
    {
        string words = svg.GetAttribute("aria-label")
            ?? string.Join(". ", svg.Children.Where(child => child.LocalName is "title" or "desc")
                .Select(child => child.TextContent.Trim()));
        if (!svg.HasAttribute("xmlns"))
            svg.SetAttribute("xmlns", Namespace);
        if (svg.OuterHtml.Contains("xlink:", StringComparison.Ordinal) && !svg.HasAttribute("xmlns:xlink"))
            svg.SetAttribute("xmlns:xlink", "http://www.w3.org/1999/xlink");
        var image = document.CreateElement("img");
        image.SetAttribute("src", PictureData.OfSvg(svg.ToHtml(XhtmlMarkupFormatter.Instance)));
        image.SetAttribute("alt", words);
        foreach (string size in new[] { "width", "height" })
        {
            if (svg.GetAttribute(size) is { } length && int.TryParse(length, out _))
                image.SetAttribute(size, length);
        }

        return image;
    }
}
