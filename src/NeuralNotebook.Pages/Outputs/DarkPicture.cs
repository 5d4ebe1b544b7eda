using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace NeuralNotebook.Pages;

/// <summary>A chart's picture with a second set of colours for whoever reads on dark ground. What lies on a field of colours keeps its own,
/// which the field was made for.</summary>
/// <remarks>The page with live charts does the same in <c>dark/picture.ts</c>. The stored picture stays as it is.</remarks>
public static partial class DarkPicture
{
    /// <summary>The picture with both sets; as it came, if it does not paint its own white ground: then it was made for a ground
    /// that nobody knows.</summary>
    /// <param name="svg">The picture.</param>
    public static string Of(string svg)
    {
        ArgumentNullException.ThrowIfNull(svg);
        if (Read(svg) is not { } picture || !HasOwnGround(picture))
            return svg;
        var fields = picture.Descendants().Where(group => group.Name.LocalName == "g" && IsField(group, picture)).ToHashSet();
        var colors = Outside(picture, fields).SelectMany(part => part.Attributes())
            .Where(attribute => attribute.Name.LocalName is "fill" or "stroke" && Hex().IsMatch(attribute.Value))
            .Select(attribute => (attribute.Name.LocalName, attribute.Value)).Distinct();
        string rules = string.Concat(colors.Select(Rule));
        foreach (var field in fields)
            field.SetAttributeValue("class", "field");
        picture.AddFirst(new XElement(picture.Name.Namespace + "style", $"@media(prefers-color-scheme:dark){{{rules}}}"));
        return picture.ToString(SaveOptions.DisableFormatting);
    }

    // As far from the dark ground as it was from white, and as blue or orange as before. A browser that does not know these words keeps the
    // light chart.
    private static string Rule((string Name, string Color) part) =>
        $"[{part.Name}=\"{part.Color}\"]:not(.field *){{{part.Name}:oklch(from {part.Color} max(1.175 - .94*l, min(.66, 4*c)) c h)}}";

    private static XElement? Read(string svg)
    {
        try
        {
            return XElement.Parse(svg, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static IEnumerable<XElement> Outside(XElement part, HashSet<XElement> fields) =>
        part.Elements().Where(each => !fields.Contains(each)).SelectMany(each => Outside(each, fields).Prepend(each));

    private static bool HasOwnGround(XElement picture) =>
        picture.Elements().FirstOrDefault(part => part.Name.LocalName == "rect") is { } first
        && (string?)first.Attribute("fill") == "#ffffff"
        && Number(first, "width") == Number(picture, "width") && Number(first, "height") == Number(picture, "height");

    /// <summary>Whether a part is a heatmap, a boundary, a surface: its colours are numbers.
    /// Small pictures in a drawing are none.</summary>
    private static bool IsField(XElement group, XElement picture)
    {
        // The facets of a surface: SvgCanvas.cs draws their edges so.
        if ((string?)group.Attribute("stroke-opacity") == "0.45")
            return true;
        string clip = ((string?)group.Attribute("clip-path") ?? "").TrimEnd(')').Replace("url(#", "", StringComparison.Ordinal);
        var plot = picture.Descendants().FirstOrDefault(part => (string?)part.Attribute("id") == clip)?.Elements().FirstOrDefault();
        return group.Elements().Any(part => part.Name.LocalName == "image" && (plot is null || Area(part) >= Area(plot) / 2));
    }

    private static double Area(XElement part) => Number(part, "width") * Number(part, "height");

    private static double Number(XElement part, string name) =>
        double.TryParse((string?)part.Attribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : 0;

    [GeneratedRegex("^#[0-9a-f]{6}$")]
    private static partial Regex Hex();
}
