namespace NeuralNotebook.Pages;

/// <summary>A chapter as links call it.</summary>
/// <param name="Path">Its path from the course's folder.</param>
/// <param name="Title">Its first heading.</param>
public sealed record ChapterName(string Path, string Title);
