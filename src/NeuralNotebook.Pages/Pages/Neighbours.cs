namespace NeuralNotebook.Pages;

/// <summary>The chapters before and after one.</summary>
/// <param name="Previous">The one before; null before the first.</param>
/// <param name="Next">The one after; null after the last.</param>
public sealed record Neighbours(ChapterName? Previous, ChapterName? Next)
{
    /// <summary>No others.</summary>
    public static Neighbours None { get; } = new(null, null);

    /// <summary>The neighbours of a chapter in a course.</summary>
    /// <param name="path">The chapter's path.</param>
    /// <param name="course">All chapters, in order.</param>
    public static Neighbours Of(string path, IReadOnlyList<ChapterName> course)
    {
        int at = course.Index().Where(chapter => chapter.Item.Path == path).Select(chapter => chapter.Index).DefaultIfEmpty(-1).First();
        return at < 0 ? None : new(course.ElementAtOrDefault(at - 1), course.ElementAtOrDefault(at + 1));
    }
}
