using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NeuralNotebook.Pages;

/// <summary>What is gathered of a page while its cells are written: which ids are taken, and the headings for its
/// table of contents.</summary>
/// <param name="place">Where the page lies.</param>
internal sealed partial class PageContent(PagePlace place)
{
    private readonly HashSet<string> ids = [];
    private readonly List<(int Level, string Id, string Text)> headings = [];

    /// <summary>Where the page lies.</summary>
    public PagePlace Place => place;

    /// <summary>The headings, in order.</summary>
    public IReadOnlyList<(int Level, string Id, string Text)> Headings => headings;

    /// <summary>Takes an id, unless it is taken or one of the page's own.</summary>
    public bool Takes(string id) => Id().IsMatch(id) && ids.Add(id);

    /// <summary>Adds a heading, and gives it the id that links to it use.</summary>
    /// <param name="level">1 for the title, 2 for a section, and so on.</param>
    /// <param name="text">Its words.</param>
    /// <param name="id">The id that it has already.</param>
    public string AddHeading(int level, string text, string? id)
    {
        id ??= Free(Slug(text));
        headings.Add((level, id, text));
        return id;
    }

    private string Free(string slug)
    {
        string id = slug;
        for (int i = 2; !Takes(id); i++)
            id = string.Create(CultureInfo.InvariantCulture, $"{slug}-{i}");
        return id;
    }

    // As GitHub does, for which the links are written: what is neither letter nor number falls away, and a gap is a hyphen.
    private static string Slug(string text) =>
        Gaps().Replace(Signs().Replace(text.ToLowerInvariant().Normalize(NormalizationForm.FormC), ""), "-")
            .Trim('-') is { Length: > 0 } slug ? slug[..Math.Min(slug.Length, 150)] : "section";

    // The page's own ids hold a colon.
    [GeneratedRegex(@"^[\p{L}\p{N}_.-]{1,200}$")]
    private static partial Regex Id();

    [GeneratedRegex(@"[^\p{L}\p{N}\s_-]+")]
    private static partial Regex Signs();

    [GeneratedRegex(@"[\s-]+")]
    private static partial Regex Gaps();
}
