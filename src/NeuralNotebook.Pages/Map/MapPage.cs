using System.Globalization;

namespace NeuralNotebook.Pages;

/// <summary>The map of the course as a finished page: a card a chapter.</summary>
public static class MapPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="chapters">The chapters by their paths, in order.</param>
    /// <param name="links">How pages refer to each other.</param>
    /// <param name="passed">The exercises that the reader has solved; null where nobody keeps count.</param>
    /// <param name="problems">What is wrong with the whole of it; usually nothing.</param>
    /// <param name="program">What runs in the page; nothing, if null.</param>
    /// <param name="texts">The texts beside the chapters, to be named above them.</param>
    public static string Write(
        IReadOnlyList<(string Path, Chapter Chapter)> chapters, PageLinks links, IReadOnlyCollection<string>? passed = null,
        IReadOnlyList<string>? problems = null, PageProgram? program = null,
        IReadOnlyList<ChapterName>? texts = null)
    {
        var place = links.At(null);
        int total = chapters.Sum(each => each.Chapter.Exercises);
        string solved = passed is not null && total > 0
            ? $"<p class=\"total\">{Invariant($"{passed.Count} of {total}")} exercises solved</p>" : "";
        string body = $"""
            <header class="map-head"><div><h1>{PageFrame.Course}</h1><p>How a neural network works inside, in C#: built from nothing, one cell at a time, with a picture at every step.</p>{Texts(texts ?? [], place)}</div></header>
            <main id="{PageFrame.Content}" class="map" tabindex="-1">
            {string.Concat((problems ?? []).Select(problem => $"<p class=\"note\" role=\"alert\">{Xml.Text(problem)}</p>"))}{solved}
            <ul class="cards">
            {string.Concat(chapters.Select(each => Card(each.Path, each.Chapter, place, passed)))}</ul>
            </main>
            """;
        return PageFrame.Write(PageFrame.Course, body, place, program);
    }

    private static string Texts(IReadOnlyList<ChapterName> texts, PagePlace place) =>
        texts.Count == 0 && place.Run is null
            ? ""
            : "<nav class=\"texts\" aria-label=\"Beside the "
                + $"chapters\">{(place.Run is { } run ? $"<a href=\"{run}\">Run the course in this browser</a>\n" : "")}"
                + $"{string.Concat(texts.Select(text => $"<a href=\"{place.Page(text.Path)}\">{Xml.Text(text.Title)}</a>\n"))}</nav>";

    private static string Card(string path, Chapter chapter, PagePlace place, IReadOnlyCollection<string>? passed)
    {
        if (chapter.Problem is { } problem)
            return $"<li><a class=\"card damaged\" href=\"{place.Page(path)}\"><h2>{Xml.Text(path)}"
                + $"</h2><p class=\"reason\">{Xml.Text(problem)}</p><p class=\"facts\">The other chapters are not touched.</p></a></li>\n";
        string number = path[..Math.Min(2, path.Length)];
        int? solved = passed is null
            ? null : Math.Min(chapter.Exercises, passed.Count(id => id.StartsWith(number + ".", StringComparison.Ordinal)));
        string exercises = chapter.Exercises == 0
            ? "" : Invariant($"{(solved is null ? "" : Invariant($"{solved} of "))}{chapter.Exercises} exercises");
        string facts = string.Join(" · ",
            new[] { chapter.Minutes is { } minutes ? Invariant($"{minutes} minutes") : "", exercises }.Where(fact => fact.Length > 0));
        string progress = chapter.Exercises > 0 && solved is not null
            ? string.Create(CultureInfo.InvariantCulture,
                $"<progress value=\"{solved}\" max=\"{chapter.Exercises}\" aria-label=\"{solved} of {chapter.Exercises}"
                    + $" exercises solved\"></progress>") : "";
        string picture = chapter.Picture is { } svg ? $"<img src=\"{Xml.Text(PictureData.OfSvg(svg))}\" alt=\"\" loading=\"lazy\">" : "";
        return $"""
            <li><a class="card" href="{place.Page(path)}"><div class="thumbnail">{picture}</div><h2>{Xml.Text(chapter.Title)}</h2>{(chapter.Promise is { } promise ? $"<p>{Xml.Text(promise)}</p>" : "")}<p class="facts">{facts}</p>{progress}</a></li>

            """;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
