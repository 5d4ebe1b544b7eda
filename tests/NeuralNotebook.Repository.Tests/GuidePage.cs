using System.Text.RegularExpressions;

namespace NeuralNotebook.Repository.Tests;

/// <summary>A page for those who work on the house, and what of it can be held against the house.</summary>
internal sealed partial class GuidePage(string name, string text)
{
    private static readonly Lazy<IReadOnlyList<string>> All = new(() =>
    [
        .. Directory.GetFiles(SourceTree.Root),
        .. new[] { ".ci", ".github", "docs", "notebooks", "src", "tests" }.SelectMany(folder => House.Files(folder, "*")),
    ]);

    private static readonly Lazy<string> Ignored = new(() => File.ReadAllText(Path.Combine(SourceTree.Root, ".gitignore")));

    private static readonly Lazy<HashSet<string>> Words =
        new(() => [.. Word().Matches(Sources("src") + Sources("tests")).Select(match => match.Value)]);

    public static GuidePage Read(string name) => new(name, File.ReadAllText(Path.Combine(SourceTree.Root, name)));

    /// <summary>What is wrong with the page's links, within it and to other files.</summary>
    public IEnumerable<string> BrokenLinks()
    {
        string own = Path.Combine(SourceTree.Root, name);
        foreach (string link in Values(Link(), text).Where(link => !link.Contains("://", StringComparison.Ordinal)))
        {
            string[] parts = link.Split('#', 2);
            string target = parts[0].Length == 0 ? own : Path.GetFullPath(parts[0], Path.GetDirectoryName(own)!);
            if (!Path.Exists(target))
                yield return $"{name} links to {link}: there is no such file.";
            else if (parts.Length > 1 && !Values(Heading(), File.ReadAllText(target)).Select(Anchor).Contains(parts[1]))
                yield return $"{name} links to {link}: there is no such heading.";
        }
    }

    /// <summary>The files and folders that the page names and that are not there.</summary>
    /// <remarks>A file may be named from any folder on; NN stands for a number, NAME for a name.</remarks>
    public IEnumerable<string> MissingFiles() => NamedFile().Matches(text).Concat(Spans().SelectMany(span => NamedFolder().Matches(span)))
        .Select(match => match.Value.TrimEnd('/', '.')).Distinct().Where(file => !IsThere(file))
        .Select(file => $"{name} names {file}: there is no such file.");

    /// <summary>The types and members, in backticks, that stand nowhere in the sources.</summary>
    public IEnumerable<string> UnknownNames() => Spans().Where(span => Name().IsMatch(span)).SelectMany(span => span.Split('.'))
        .Distinct().Where(word => !Words.Value.Contains(word))
        .Select(word => $"{name} names `{word}`: nothing in the sources is called so.");

    /// <summary>What is wrong with the page's commands: a project, a class of tests or a test that is not there.</summary>
    public IEnumerable<string> FaultyCommands()
    {
        foreach (string line in text.Split('\n').Where(line => line.Contains("dotnet ", StringComparison.Ordinal)))
        {
            string[] projects = [.. Values(Project(), line)];
            string where = string.Join(", ", projects);
            foreach (string project in projects.Where(project => !IsProject(project)))
                yield return $"{name} names the project {project}: there is none.";
            string sources = string.Concat(projects.Where(IsProject).Select(Sources));
            foreach (string kind in Values(FilterClass(), line).Where(kind => !Regex.IsMatch(sources, $@"\bclass \w*{kind}\b")))
                yield return $"{name} runs the class {kind}: {where} has none.";
            foreach (string test in Values(FilterMethod(), line).Where(test => !Regex.IsMatch(sources, $@"\b(void|Task) \w*{test}\w*\(")))
                yield return $"{name} runs tests of {test}: {where} has none.";
        }
    }

    private static IEnumerable<string> Values(Regex pattern, string text) => pattern.Matches(text).Select(match => match.Groups[1].Value);

    private static string Sources(string folder) => string.Concat(House.Files(folder, "*.cs").Select(File.ReadAllText));

    private IEnumerable<string> Spans() => Values(Span(), Fence().Replace(text, ""));

    private static bool IsThere(string file)
    {
        if (Ignored.Value.Split('\n').Any(line => line.TrimEnd('/') == file))
            return true; // what the build makes
        string pattern = Regex.Escape(file);
        pattern = pattern.Replace("NN", @"\d\d", StringComparison.Ordinal).Replace("NAME", ".+", StringComparison.Ordinal);
        return All.Value.Any(path => Regex.IsMatch(path.Replace('\\', '/'), $"/{pattern}($|/)"));
    }

    private static bool IsProject(string project)
    {
        string path = Path.Combine(SourceTree.Root, project);
        return Directory.Exists(path) && Directory.GetFiles(path, "*.csproj").Length == 1;
    }

    /// <summary>As GitHub makes it of a heading: small letters, dashes for spaces, no punctuation.</summary>
    private static string Anchor(string heading) =>
        new([.. heading.ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-')
            .Select(letter => letter == ' ' ? '-' : letter)]);

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6}\s+(.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```.*?^```[^\n]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Span();

    /// <summary>A name that ends as a source file's does, wherever it stands. Of those in .js only paths: Node.js is no file.</summary>
    [GeneratedRegex(@"(?<![\w./…-])\w(?:[\w./-]*\.(?:cs|ts|mjs|md|ipynb|csproj|props|targets|sln)|[\w.-]*/[\w./-]*\.js)\b(?![\w(])")]
    private static partial Regex NamedFile();

    [GeneratedRegex(@"^(?:src|tests|notebooks|docs)/[\w./-]+$|^\.ci/\w+$")]
    private static partial Regex NamedFolder();

    [GeneratedRegex(@"^[A-Z]\w*[a-z]\w*(\.[A-Z]\w*[a-z]\w*)*$")]
    private static partial Regex Name();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?:--project|dotnet build|dotnet pack) ((?:src|tests)/[\w./]+)")]
    private static partial Regex Project();

    [GeneratedRegex(@"--filter-class ""\*?([\w.]+)\*?""")]
    private static partial Regex FilterClass();

    [GeneratedRegex(@"--filter-method ""\*?([\w.]+)\*?""")]
    private static partial Regex FilterMethod();
}
