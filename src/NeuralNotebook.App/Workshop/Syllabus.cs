using System.Text.RegularExpressions;
using NeuralNotebook.App.Serve;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Workshop;

/// <summary>The course as its authors give it: what a learner's copy is compared with.</summary>
/// <param name="Chapters">The numbered chapters, in order.</param>
internal sealed record Syllabus(IReadOnlyList<ChapterPlan> Chapters)
{
    /// <summary>All exercises, in order.</summary>
    public IEnumerable<ExercisePlan> Exercises => Chapters.SelectMany(chapter => chapter.Exercises);

    /// <summary>Reads the course; where git has committed it, as it is there, whatever the organiser has tried out in hers.</summary>
    /// <param name="notebooks">The folder of the notebooks.</param>
    /// <exception cref="NotebookException">There is no chapter there, or one cannot be read.</exception>
    public static Syllabus Read(string notebooks)
    {
        var originals = new Originals(new CoursePath(notebooks));
        ChapterPlan[] chapters = [.. Directory.EnumerateFiles(notebooks, "*.ipynb")
            .Where(file => ChapterPlan.IsChapter(Path.GetFileName(file))).Order(StringComparer.Ordinal)
            .Select(file => ChapterPlan.Of(Path.GetFileName(file), ReadNotebook(originals.Find(file) ?? File.ReadAllBytes(file), file)))];
        return chapters.Length > 0 ? new Syllabus(chapters)
            : throw new NotebookException($"{notebooks}: holds no chapter of the course (00-start-here.ipynb and so on)");
    }

    /// <summary>Reads an original.</summary>
    /// <exception cref="NotebookException">It is no notebook.</exception>
    public static Notebook ReadNotebook(byte[] bytes, string name)
    {
        try
        {
            return Notebook.Read(bytes);
        }
        catch (FormatException error)
        {
            throw new NotebookException($"{name}: {error.Message}", error);
        }
    }
}

/// <summary>One chapter of the course.</summary>
/// <param name="File">The notebook's name.</param>
/// <param name="Number">"05".</param>
/// <param name="Title">Its first heading, without the number.</param>
/// <param name="Cells">The code cells that can be run.</param>
/// <param name="Exercises">Its exercises, in order.</param>
internal sealed partial record ChapterPlan(string File, string Number, string Title, IReadOnlyList<NotebookCell> Cells,
    IReadOnlyList<ExercisePlan> Exercises)
{
    /// <summary>Whether a notebook of this name is a chapter.</summary>
    public static bool IsChapter(string file) => Name().IsMatch(file);

    /// <summary>Reads a chapter.</summary>
    public static ChapterPlan Of(string file, Notebook notebook)
    {
        string number = file[..2];
        string head = notebook.Cells.FirstOrDefault(cell => !cell.IsCode)?.Source ?? "";
        return new ChapterPlan(file, number, Heading().Match(head) is { Success: true } title ? title.Groups[1].Value.Trim() : file,
            [.. notebook.Cells.Where(cell => cell.IsRunnable)],
            [.. notebook.Cells.Where(cell => cell.IsCode && cell.Tags.Contains(ExercisePlan.Tag))
                .Select((cell, index) => ExercisePlan.Of($"{number}.{index + 1}", cell))]);
    }

    [GeneratedRegex(@"^[0-9]{2}-[^/\\]*\.ipynb$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^#\s+(?:[0-9]{2}\s*·\s*)?(.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}

/// <summary>One exercise.</summary>
/// <param name="Id">Chapter and place: "05.2".</param>
/// <param name="Title">What it is about, as its card says; "" where it says nothing.</param>
/// <param name="Cell">The cell for the answer, untouched.</param>
internal sealed record ExercisePlan(string Id, string Title, NotebookCell Cell)
{
    /// <summary>The tag of the cells that an answer is written into.</summary>
    public const string Tag = "exercise";

    /// <summary>Reads an exercise from its cell and the card that is stored under it.</summary>
    public static ExercisePlan Of(string id, NotebookCell cell) =>
        new(id, ExerciseCard.In(cell).FirstOrDefault(card => card.Id == id)?.Title ?? "", cell);
}
