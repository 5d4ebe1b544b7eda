using AngleSharp.Html.Parser;

namespace NeuralNotebook.App.Tests.Export;

/// <summary>The exported course as files.</summary>
public sealed class SiteTests(ExportedCourse site) : IClassFixture<ExportedCourse>
{
    [Fact]
    public void Every_link_and_picture_of_every_page_leads_to_a_file_of_the_site_and_to_a_place_in_it()
    {
        var pages = site.Pages.ToDictionary(page => page,
            page => new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(site.Folder, page))));
        Assert.InRange(pages.Count, 25, 200);
        var lost = new List<string>();
        foreach (var (name, page) in pages)
        {
            var here = new Uri($"https://reader.example/{name}");
            foreach (string target in page.QuerySelectorAll("[href], [src]")
                .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!))
            {
                var there = new Uri(here, target);
                if (there.Scheme == "data" || there.Host != here.Host)
                    continue;
                string path = Uri.UnescapeDataString(there.AbsolutePath[1..]),
                    place = Uri.UnescapeDataString(there.Fragment.TrimStart('#'));
                if (target.StartsWith('/') || !File.Exists(Path.Combine(site.Folder, path))
                    || (place.Length > 0 && pages[path].GetElementById(place) is null))
                    lost.Add($"{name}: {target}");
            }
        }

        Assert.Empty(lost);
    }

    [Fact]
    public void Every_page_forbids_scripts_by_its_own_policy_and_has_none()
    {
        foreach (string name in site.Pages)
        {
            var page = new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(site.Folder, name)));
            Assert.StartsWith("default-src 'none';",
                page.Head!.QuerySelector("meta[charset] + meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content"),
                StringComparison.Ordinal);
            Assert.Empty(page.QuerySelectorAll("script, iframe, object, embed, form, base"));
        }
    }

    [Fact]
    public void Chapters_texts_notebooks_and_what_they_link_to_are_there_and_what_the_build_makes_is_not()
    {
        string course = Path.Combine(SourceTree.Root, "notebooks");
        foreach (string notebook in Directory.GetFiles(course, "*.ipynb"))
        {
            Assert.Contains(Path.GetFileNameWithoutExtension(notebook) + ".html", site.Pages);
            Assert.Equal(File.ReadAllBytes(notebook), File.ReadAllBytes(Path.Combine(site.Folder, Path.GetFileName(notebook))));
        }

        foreach (string page in new[] { "index.html", "404.html", "glossary.html", "claims.html", "README.html", "elsewhere/README.html",
            "elsewhere/parameters.html" })
            Assert.Contains(page, site.Pages);
        Assert.True(File.Exists(Path.Combine(site.Folder, "elsewhere", "losses", "pytorch.json")));
        Assert.True(File.Exists(Path.Combine(site.Folder, ".nojekyll")));
        Assert.False(Directory.Exists(Path.Combine(site.Folder, "lib")));
        Assert.Empty(Directory.GetFiles(site.Folder, "*.md", SearchOption.AllDirectories));
    }

    [Fact]
    public void The_map_leads_to_every_chapter_and_text_and_a_chapter_to_its_notebook()
    {
        var map = new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(site.Folder, "index.html")));
        Assert.Equal(site.Pages.Where(page => page is not ("index.html" or "404.html") && !page.Contains('/', StringComparison.Ordinal)),
            map.QuerySelectorAll(".cards a, .texts a").Select(link => link.GetAttribute("href")!).Order(StringComparer.Ordinal));
        var chapter = new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(site.Folder, "00-start-here.html")));
        Assert.Equal("00-start-here.ipynb", chapter.QuerySelector("a[download]")!.GetAttribute("href"));
    }
}
