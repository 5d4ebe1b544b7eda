using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace NeuralNotebook.App.Workshop;

/// <summary>Who is where, as one HTML file without a script: for the projector, and for the organiser's telephone.</summary>
internal static class WorkshopPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Style = """
        :root { --ground: #fbfbf9; --surface: #ffffff; --line: #d5d5cf; --ink: #1d1f21; --soft: #575c61; --good: #1a6b34; --good-ground: #cfe9d5; --warn: #7a4f00; --warn-ground: #fdf3dc; color-scheme: light dark; }
        @media (prefers-color-scheme: dark) { :root { --ground: #17191c; --surface: #1e2124; --line: #3b4046; --ink: #e6e6e3; --soft: #a9b0b7; --good: #86d69b; --good-ground: #23482f; --warn: #f1c570; --warn-ground: #352a14; } }
        body { margin: 0 auto; max-width: 84rem; padding: 1.25rem; background: var(--ground); color: var(--ink); font: 1rem/1.45 system-ui, sans-serif; }
        h1 { margin: 0; font-size: 1.5rem; } h2 { margin: 2rem 0 .5rem; font-size: 1.15rem; }
        p { margin: .4rem 0; color: var(--soft); }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; background: var(--surface); font-size: .9rem; font-variant-numeric: tabular-nums; }
        th, td { padding: .35rem .45rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
        tbody th { min-width: 6rem; overflow-wrap: anywhere; }
        thead th { color: var(--soft); font-weight: 600; vertical-align: bottom; }
        .marks { display: block; letter-spacing: .1em; white-space: nowrap; }
        .passed { color: var(--good); font-weight: 700; } .tried { color: var(--warn); font-weight: 700; } .open { color: var(--soft); }
        .ran { display: block; color: var(--soft); font-size: .8rem; white-space: nowrap; background: linear-gradient(to right, var(--good-ground) var(--part), transparent var(--part)); }
        .here { outline: 2px solid var(--good); outline-offset: -2px; }
        .problems { padding: .6rem 1rem .6rem 2rem; border-radius: .4rem; background: var(--warn-ground); color: var(--warn); overflow-wrap: anywhere; }
        td[data-label]::before { display: none; content: attr(data-label); color: var(--soft); }
        @media (max-width: 48rem) {
          table, tbody, tr, th, td { display: block; } thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          tr { margin: 0 0 1rem; border: 1px solid var(--line); border-radius: .4rem; overflow: hidden; }
          th, td { border: 0; border-bottom: 1px solid var(--line); } tbody th { font-size: 1.05rem; }
          td[data-label] { display: grid; grid-template-columns: 11rem 1fr; gap: .2rem .6rem; } td[data-label]::before { display: block; grid-row: span 2; }
          td.idle { display: none; }
        }
        """;

    /// <summary>How such a page begins, by which one of ours is known.</summary>
    public const string Beginning =
        "<!doctype html>\n<!-- Written by Neural Notebook's workshop collect, which writes it anew when it is asked again. -->\n";

    /// <summary>Writes the page.</summary>
    /// <param name="learners">The learners, in the order of the rows.</param>
    /// <param name="syllabus">The course.</param>
    /// <param name="problems">What stands for no learner and could not be read.</param>
    public static string Write(IReadOnlyList<LearnersWork> learners, Syllabus syllabus, IReadOnlyList<string> problems)
    {
        var page = new StringBuilder(Beginning);
        page.Append(CultureInfo.InvariantCulture, $"""
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Who is where</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <h1>Who is where</h1>
            <p>{learners.Count} {(learners.Count == 1 ? "learner" : "learners")}; {syllabus.Chapters.Count} chapters with {syllabus.Exercises.Count()} exercises.</p>
            <p>Exercises: <span class="passed">✓</span> solved, <span class="tried">~</span> tried, <span class="open">○</span> untouched, <span class="open">?</span> not known. Below them, how many of the chapter's code cells ran; where the copy was handed out with its outputs, that cannot be told: <em>as stored</em>, or <em>changed</em>. The chapter with a frame is the last one that was worked on.</p>

            """);
        WriteLearners(page, learners, syllabus);
        WriteProblems(page,
            [.. problems.Select(problem => ("", problem)),
                .. learners.SelectMany(learner => learner.Problems.Select(problem => (learner.Name, problem)))]);
        WriteExercises(page, learners, syllabus);
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void WriteLearners(StringBuilder page, IReadOnlyList<LearnersWork> learners, Syllabus syllabus)
    {
        page.Append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"The learners\">\n<table>\n<thead><tr><th "
            + "scope=\"col\">Learner</th><th scope=\"col\">Solved</th>");
        foreach (var chapter in syllabus.Chapters)
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\" title=\"{Encode(chapter.Title)}\">{chapter.Number}</th>");
        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var learner in learners)
        {
            page.Append(CultureInfo.InvariantCulture,
                $"<tr><th scope=\"row\"><bdi>{Encode(learner.Name)}"
                    + $"</bdi></th><td data-label=\"Solved\">{learner.Count(ExerciseState.Passed)} of {syllabus.Exercises.Count()}</td>");
            foreach (var chapter in learner.Chapters)
            {
                page.Append(CultureInfo.InvariantCulture,
                    $"<td data-label=\"{Encode($"{chapter.Plan.Number} {chapter.Plan.Title}")}"
                        + $"\"{(chapter.Plan == learner.At ? " class=\"here\"" : chapter.IsBegun ? "" : " class=\"idle\"")}>");
                page.Append(CultureInfo.InvariantCulture,
                    $"<span class=\"marks\">{string.Concat(chapter.Plan.Exercises.Zip(chapter.Exercises, Mark))}"
                        + $"</span>{Progress(chapter)}</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody>\n</table>\n</div>\n");
    }

    private static void WriteProblems(StringBuilder page, IReadOnlyList<(string Learner, string Problem)> problems)
    {
        if (problems.Count == 0)
            return;
        page.Append("<h2>What could not be read</h2>\n<ul class=\"problems\">\n");
        foreach (var (learner, problem) in problems)
            page.Append(CultureInfo.InvariantCulture,
                $"<li>{(learner.Length == 0 ? "" : $"<bdi><strong>{Encode(learner)}</strong></bdi>: ")}{Encode(problem)}</li>\n");
        page.Append("</ul>\n");
    }

    private static void WriteExercises(StringBuilder page, IReadOnlyList<LearnersWork> learners, Syllabus syllabus)
    {
        var states = learners.SelectMany(learner => learner.Exercises).ToLookup(entry => entry.Exercise.Id, entry => entry.State);
        page.Append("<h2>Exercise by exercise</h2>\n<p>Many who tried and few who solved: that is one to do together.</p>\n<div "
            + "class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"The exercises\">\n<table>\n<thead><tr><th "
            + "scope=\"col\">Exercise</th><th scope=\"col\">Solved</th><th scope=\"col\">Tried</th></tr></thead>\n<tbody>\n");
        foreach (var exercise in syllabus.Exercises.Where(exercise => states[exercise.Id]
            .Any(state => state is ExerciseState.Passed or ExerciseState.Tried)))
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{exercise.Id} {Encode(exercise.Title)}</th>");
            page.Append(CultureInfo.InvariantCulture,
                $"<td data-label=\"Solved\">{states[exercise.Id].Count(state => state == ExerciseState.Passed)}"
                    + $"</td><td data-label=\"Tried\">{states[exercise.Id].Count(state => state == ExerciseState.Tried)}</td></tr>\n");
        }

        page.Append("</tbody>\n</table>\n</div>\n");
    }

    private static string Mark(ExercisePlan exercise, ExerciseState state)
    {
        var (kind, mark, word) = state switch
        {
            ExerciseState.Passed => ("passed", "✓", "solved"),
            ExerciseState.Tried => ("tried", "~", "tried"),
            ExerciseState.Untouched => ("open", "○", "untouched"),
            _ => ("open", "?", "not known"),
        };
        string text = Encode($"{exercise.Id} {exercise.Title}: {word}");
        return $"<span class=\"{kind}\" role=\"img\" title=\"{text}\" aria-label=\"{text}\">{mark}</span>";
    }

    private static string Progress(ChapterWork chapter) => chapter.State switch
    {
        ChapterState.Counted => string.Create(CultureInfo.InvariantCulture,
            $"<span class=\"ran\" style=\"--part: {(chapter.Cells == 0 ? 0 : 100 * chapter.Ran / chapter.Cells)}%\">"
                + $"{chapter.Ran} of {chapter.Cells}</span>"),
        ChapterState.AsStored => "<span class=\"ran\">as stored</span>",
        ChapterState.Changed => "<span class=\"ran\">changed</span>",
        ChapterState.Unreadable => "<span class=\"ran\">unreadable</span>",
        _ => "<span class=\"ran\">missing</span>",
    };

    private static string Encode(string text) => Encoder.Encode(text);
}
