using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Css.Dom;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace NeuralNotebook.Pages;

/// <summary>HTML that a notebook holds, without what could run, load, send or pass for a part of the page.</summary>
/// <remarks>A notebook may come from anywhere. HtmlSanitizer keeps the elements, attributes and styles listed here and drops the rest;
/// pictures (SVG) become images, in which browsers run nothing; links and images lead into the course or to the web,
/// and nowhere else.</remarks>
internal static partial class SafeHtml
{
    /// <summary>The attribute of an element that a formula takes the place of.</summary>
    public const string FormulaPlace = "data-formula";

    private const int Longest = 4_000_000, Deepest = 200;

    private const string Tags =
        "a abbr article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em "
        + "figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li "
        + "mark meter ol p pre progress q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th "
        + "thead time tr tt u ul var wbr";

    private const string Attributes =
        "abbr align alt aria-describedby aria-hidden aria-label bgcolor border cellpadding cellspacing color colspan datetime dir "
        + "headers height high href id lang low max min open optimum reversed role rowspan scope "
        + "src start style title type valign value width " + FormulaPlace;

    // With what they hold.
    private const string Dropped =
        "script, style, template, noscript, noembed, noframes, iframe, frame, object, embed, applet, audio, video, textarea, select, "
            + "button, input, title, link, meta, base, xmp, plaintext, math, dialog, slot, portal";

    private static readonly string[] LeavingTheirPlace = ["position", "z-index", "content", "inset", "pointer-events", "cursor"];

    // Its rules do not change once they are made, and it may be used by several at once.
    private static readonly HtmlSanitizer Sanitizer = Create();

    /// <summary>Writes the part of a page that a notebook's HTML may become.</summary>
    /// <param name="html">What the notebook holds.</param>
    /// <param name="content">The page.</param>
    /// <param name="formulas">What takes the places of formulas, by their numbers.</param>
    /// <param name="attachments">The pictures that the cell brings along.</param>
    /// <returns>HTML; empty where nothing is left.</returns>
    public static string Write(string html, PageContent content, IReadOnlyList<string>? formulas = null, JsonObject? attachments = null)
    {
        if (html.Length > Longest)
            return string.Create(CultureInfo.InvariantCulture,
                $"<p class=\"quiet\">Here stand {html.Length / 1_000_000.0:0.0} million characters of HTML, "
                    + $"too many to be shown in a page.</p>");
        using var document = Sanitizer.HtmlParserFactory().ParseDocument("<!doctype html><html><body></body></html>");
        var body = document.Body!;
        foreach (var node in Sanitizer.HtmlParserFactory().ParseFragment(html, body).ToArray())
            body.AppendChild(document.Adopt(node));
        if (IsTooDeep(body))
            return $"<pre class=\"plain\">{Xml.Text(html)}</pre>";
        foreach (var picture in body.QuerySelectorAll("svg").Where(svg => svg.ParentElement?.Closest("svg") is null).ToArray())
            picture.Replace(SvgImage.Of(picture, document));
        foreach (var dropped in body.QuerySelectorAll(Dropped).ToArray())
            dropped.Remove();
        foreach (var image in body.QuerySelectorAll("img").ToArray())
            Lead(image, content.Place, attachments ?? []);
        Sanitizer.SanitizeDom(document, body);
        foreach (var link in body.QuerySelectorAll("a[href]"))
            Lead(link, content.Place);
        Name(body, content);
        Put(body, formulas ?? []);
        foreach (var table in body.QuerySelectorAll("table").ToArray())
            PutInFrame((IHtmlTableElement)table, document);
        foreach (var code in body.QuerySelectorAll("pre"))
            Group(code, "code");
        return IsEmpty(body) ? "" : body.InnerHtml;
    }

    private static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(Tags.Split(' '), StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(Attributes.Split(' '), StringComparer.OrdinalIgnoreCase),
            AllowedCssProperties = new HashSet<string>(HtmlSanitizerDefaults.AllowedCssProperties.Except(LeavingTheirPlace),
                StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto", "data"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href", "src"], StringComparer.OrdinalIgnoreCase),
            AllowedAtRules = new HashSet<CssRuleType>(),
        })
        {
            KeepChildNodes = true,
            // Whatever would load something.
            DisallowCssPropertyValue = Loading(),
        };
        return sanitizer;
    }

    private static bool IsTooDeep(INode root)
    {
        var waiting = new Stack<(INode Node, int Depth)>([(root, 0)]);
        while (waiting.TryPop(out var next))
        {
            if (next.Depth > Deepest)
                return true;
            foreach (var child in next.Node.ChildNodes)
                waiting.Push((child, next.Depth + 1));
        }

        return false;
    }

    /// <summary>Links within the course lead to its pages; links elsewhere tell nobody where they were found.</summary>
    private static void Lead(IElement link, PagePlace place)
    {
        string target = link.GetAttribute("href")!.Trim();
        if (Web().IsMatch(target))
            link.SetAttribute("rel", "noopener noreferrer");
        else if (target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            return;
        else if (place.Follow(target) is { } way)
            link.SetAttribute("href", way);
        else
            link.RemoveAttribute("href");
    }

    /// <summary>Pictures come with the notebook or lie beside it; one from the web would tell its owner who reads,
    /// and is a link instead.</summary>
    private static void Lead(IElement image, PagePlace place, JsonObject attachments)
    {
        string source = image.GetAttribute("src")?.Trim() ?? "", alt = image.GetAttribute("alt") ?? "";
        image.RemoveAttribute("src");
        if (source.StartsWith("attachment:", StringComparison.OrdinalIgnoreCase))
            source = attachments[Uri.UnescapeDataString(source["attachment:".Length..])] is JsonObject bundle
                ? PictureData.Of(bundle) ?? "" : "";
        if (Picture().IsMatch(source))
            image.SetAttribute("src", source);
        else if (Web().IsMatch(source))
        {
            var link = image.Owner!.CreateElement("a");
            link.SetAttribute("href", source);
            link.TextContent = alt.Length > 0 ? $"Picture: {alt}" : $"Picture: {source}";
            image.Replace(link);
            return;
        }
        else if (place.Follow(source) is { } way && !way.StartsWith('#'))
            image.SetAttribute("src", way);
        image.SetAttribute("alt", alt);
    }

    /// <summary>Gives headings the ids that links to them use; other ids stay where nothing else has them.</summary>
    private static void Name(IElement body, PageContent content)
    {
        foreach (var named in body.QuerySelectorAll("[id]").ToArray())
        {
            if (!content.Takes(named.Id!))
                named.RemoveAttribute("id");
        }

        foreach (var heading in body.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
            heading.Id = content.AddHeading(heading.LocalName[1] - '0', heading.TextContent.Trim(), heading.GetAttribute("id"));
    }

    /// <summary>A wide table scrolls by itself, also with the keyboard; a head without words is left out.</summary>
    private static void PutInFrame(IHtmlTableElement table, IHtmlDocument document)
    {
        foreach (var row in table.QuerySelectorAll("thead tr").Where(IsEmpty).ToArray())
            row.Remove();
        var frame = document.CreateElement("div");
        frame.ClassName = "scroll";
        Group(frame, "table");
        table.Replace(frame);
        frame.AppendChild(table);
    }

    /// <summary>Formulas come in after the rest was cleaned.</summary>
    private static void Put(IElement body, IReadOnlyList<string> formulas)
    {
        foreach (var place in body.QuerySelectorAll($"[{FormulaPlace}]").ToArray())
        {
            int number = int.TryParse(place.GetAttribute(FormulaPlace), NumberStyles.None, CultureInfo.InvariantCulture, out int parsed)
                && parsed < formulas.Count ? parsed : -1;
            place.RemoveAttribute(FormulaPlace);
            if (number < 0)
                continue;
            place.InnerHtml = formulas[number];
            if (place.LocalName != "div")
                continue;
            place.ClassName = "formula";
            Group(place, "formula");
        }
    }

    private static bool IsEmpty(IElement element) =>
        element.TextContent.AsSpan().IsWhiteSpace() && element.QuerySelector("img, hr, progress, meter") is null;

    private static void Group(IElement element, string name)
    {
        element.SetAttribute("tabindex", "0");
        element.SetAttribute("role", "group");
        element.SetAttribute("aria-label", name);
    }

    [GeneratedRegex(@"[<>]|(url|image-set|src|image|element|expression|var|env)\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Loading();

    [GeneratedRegex("^https?://", RegexOptions.IgnoreCase)]
    private static partial Regex Web();

    [GeneratedRegex("^data:image/(png|jpeg|gif|webp|avif|bmp|svg\\+xml)[;,]", RegexOptions.IgnoreCase)]
    private static partial Regex Picture();
}
