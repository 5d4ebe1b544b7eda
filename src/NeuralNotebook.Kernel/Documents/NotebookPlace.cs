namespace NeuralNotebook.Kernel;

/// <summary>Where in a notebook's cell a value stands.</summary>
internal enum NotebookPlace
{
    /// <summary>Where nothing is known of what it says.</summary>
    Elsewhere,

    /// <summary>A code cell.</summary>
    CodeCell,

    /// <summary>A cell of another kind.</summary>
    OtherCell,

    /// <summary>A code cell's outputs.</summary>
    Outputs,

    /// <summary>One of them.</summary>
    Output,

    /// <summary>What an output shows, by MIME type.</summary>
    Data,

    /// <summary>nbformat's multi-line text.</summary>
    Lines,
}

/// <summary>What lies within a place.</summary>
internal static class NotebookPlaces
{
    /// <summary>Where a field of an object there stands.</summary>
    public static NotebookPlace Of(this NotebookPlace place, string field) => (place, field) switch
    {
        (NotebookPlace.CodeCell or NotebookPlace.OtherCell, "source") => NotebookPlace.Lines,
        (NotebookPlace.CodeCell, "outputs") => NotebookPlace.Outputs,
        (NotebookPlace.Output, "text") => NotebookPlace.Lines,
        (NotebookPlace.Output, "data") => NotebookPlace.Data,
        (NotebookPlace.Data, _) when MimeType.IsLines(field) => NotebookPlace.Lines,
        _ => NotebookPlace.Elsewhere,
    };

    /// <summary>Where an element of an array there stands.</summary>
    public static NotebookPlace OfItem(this NotebookPlace place) =>
        place == NotebookPlace.Outputs ? NotebookPlace.Output : NotebookPlace.Elsewhere;
}
