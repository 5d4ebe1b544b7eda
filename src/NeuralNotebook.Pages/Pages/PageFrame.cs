namespace NeuralNotebook.Pages;

/// <summary>What every page has around its content.</summary>
internal static class PageFrame
{
    /// <summary>The name of the whole.</summary>
    public const string Course = "Neural Notebook";

    /// <summary>The id of the content, for the link that skips to it.</summary>
    public const string Content = "page:content";

    // A finished page can be opened from anywhere, also where no server says what it may do.
    private const string NoScripts =
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

    private static readonly string Icon = PictureData.OfSvg(StyleSheet.Read("icon.svg").Trim());

    /// <summary>Writes a whole page.</summary>
    /// <param name="title">The page's name.</param>
    /// <param name="body">What is on it.</param>
    /// <param name="place">Where it lies.</param>
    /// <param name="program">What runs in it; nothing, if null.</param>
    public static string Write(string title, string body, PagePlace place, PageProgram? program)
    {
        string policy = program is null ? $"<meta http-equiv=\"Content-Security-Policy\" content=\"{NoScripts}\">\n" : "";
        string script = program is null ? "" : $"<script type=\"module\" src=\"{place.Asset(program.Module)}\"></script>\n";
        string data = string.Concat(program?.Data.Select(field => $" data-{field.Key}=\"{Xml.Text(field.Value)}\"") ?? []);
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            {policy}<meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <link rel="icon" href="{Xml.Text(Icon)}">
            <title>{Xml.Text(title == Course ? Course : $"{title} · {Course}")}</title>
            <link rel="stylesheet" href="{place.Asset("page.css")}">
            <link rel="stylesheet" href="{place.Asset("finished.css")}">
            {script}</head>
            <body{data}>
            <a class="skip" href="#{Content}">Skip to the content</a>
            {body}
            </body>
            </html>

            """;
    }

    /// <summary>The line above a chapter: the way to the map, and to its neighbours.</summary>
    public static string Head(PagePlace place, Neighbours ways) => $"""
        <header class="chapter-head"><nav aria-label="Course"><a href="{place.Map}" class="home"><img src="{Xml.Text(Icon)}" alt="" width="22" height="22">{Course}</a><span class="ways">{Offers(place)}{Way(place, ways.Previous, "←", "Previous")}{Way(place, ways.Next, "→", "Next")}</span></nav></header>
        """;

    /// <summary>The ways on, under a chapter.</summary>
    public static string Foot(PagePlace place, Neighbours ways) => $"""
        <nav class="chapter-foot" aria-label="Neighbouring chapters">{Way(place, ways.Previous, "Previous")}<a href="{place.Map}"><small>All chapters</small>The map of the course</a>{Way(place, ways.Next, "Next")}</nav>
        """;

    private static string Offers(PagePlace place) => place.Notebook is not { } notebook ? ""
        : $"{(place.Run is { } run ? $"<a href=\"{Xml.Text(run)}\" class=\"offer run-here\">Run this chapter</a>" : "")}"
            + $"<a href=\"{notebook}\" class=\"offer\" download>Download</a>";

    private static string Way(PagePlace place, ChapterName? chapter, string arrow, string label) =>
        chapter is null
            ? ""
            : $"<a href=\"{place.Page(chapter.Path)}\" aria-label=\"{label}: {Xml.Text(chapter.Title)}\" title=\"{label}"
                + $": {Xml.Text(chapter.Title)}\">{arrow}</a>";

    private static string Way(PagePlace place, ChapterName? chapter, string label) =>
        chapter is null ? "<span></span>" : $"<a href=\"{place.Page(chapter.Path)}\"><small>{label}</small>{Xml.Text(chapter.Title)}</a>";
}
