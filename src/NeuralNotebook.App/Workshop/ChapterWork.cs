using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Workshop;

/// <summary>How far a learner is in one chapter.</summary>
/// <param name="Plan">The chapter.</param>
/// <param name="State">What her copy tells.</param>
/// <param name="Ran">How many of the copy's code cells ran, where it tells that.</param>
/// <param name="Cells">How many code cells the copy has.</param>
/// <param name="Exercises">How far she is with each exercise of the chapter, in order.</param>
internal sealed record ChapterWork(ChapterPlan Plan, ChapterState State, int Ran, int Cells, IReadOnlyList<ExerciseState> Exercises)
{
    /// <summary>Whether she has done something in it.</summary>
    public bool IsBegun => Ran > 0 || State == ChapterState.Changed
        || Exercises.Any(exercise => exercise is ExerciseState.Tried or ExerciseState.Passed);

    /// <summary>A chapter of which there is no notebook that could be read; her progress may name its exercises all the same.</summary>
    public static ChapterWork Without(ChapterPlan plan, IReadOnlySet<string> passed, ChapterState state) =>
        new(plan, state, 0, 0,
            [.. plan.Exercises.Select(exercise => passed.Contains(exercise.Id) ? ExerciseState.Passed : ExerciseState.Unknown)]);

    /// <summary>Compares a learner's copy with the original.</summary>
    /// <remarks>The original's cells are numbered, because its outputs are stored. So a number says that a cell ran only in a copy whose
    /// outputs were taken away before: when it was handed out, or by the learner herself, who has left some cells without one.</remarks>
    public static ChapterWork Of(ChapterPlan plan, Notebook notebook, IReadOnlySet<string> passed)
    {
        NotebookCell[] cells = [.. notebook.Cells.Where(cell => cell.IsRunnable)];
        bool isCounted = notebook.HadOutputsCleared
            || Pairs(plan.Cells, cells).Any(pair => pair.Own is { ExecutionCount: null } && pair.Original.ExecutionCount is not null);
        bool isAsStored = cells.Length == plan.Cells.Count && cells.Zip(plan.Cells)
            .All(pair => pair.First.Source == pair.Second.Source && pair.First.ExecutionCount == pair.Second.ExecutionCount);
        return new(plan, isCounted ? ChapterState.Counted : isAsStored ? ChapterState.AsStored : ChapterState.Changed,
            isCounted ? cells.Count(cell => cell.ExecutionCount is not null) : 0, cells.Length, StatesOf(plan, notebook, passed));
    }

    private static IReadOnlyList<ExerciseState> StatesOf(ChapterPlan plan, Notebook notebook, IReadOnlySet<string> passed)
    {
        var shown = notebook.Cells.SelectMany(ExerciseCard.In).ToLookup(card => card.Id, card => card.State);
        return [.. Pairs([.. plan.Exercises.Select(exercise => exercise.Cell)],
            [.. notebook.Cells.Where(cell => cell.IsCode && cell.Tags.Contains(ExercisePlan.Tag))])
            .Zip(plan.Exercises, (pair, exercise) => passed.Contains(exercise.Id) || shown[exercise.Id].Contains(ExerciseState.Passed)
                ? ExerciseState.Passed
                : shown[exercise.Id].Contains(ExerciseState.Tried)
                    || (pair.Own is not null && pair.Own.Source.Trim() != exercise.Cell.Source.Trim()) ? ExerciseState.Tried
                : pair.Own is null ? ExerciseState.Unknown : ExerciseState.Untouched)];
    }

    /// <summary>Each original cell with the learner's: the one of the same id, or where she has not one such cell,
    /// the one in the same place.</summary>
    private static IEnumerable<(NotebookCell Original, NotebookCell? Own)> Pairs(IReadOnlyList<NotebookCell> originals, NotebookCell[] own)
    {
        var byId = own.Where(cell => cell.Id is not null).ToLookup(cell => cell.Id);
        bool hasIds = originals.Any(original => original.Id is not null && byId.Contains(original.Id));
        return originals.Select((original, index) =>
            (original, hasIds ? byId[original.Id].FirstOrDefault() : own.ElementAtOrDefault(index)));
    }
}

/// <summary>What a learner's copy of a chapter tells.</summary>
internal enum ChapterState
{
    /// <summary>There is none.</summary>
    Missing,

    /// <summary>It cannot be read.</summary>
    Unreadable,

    /// <summary>It is as it is stored in the course, with all outputs: she may have run it and got the same, or never opened it.</summary>
    AsStored,

    /// <summary>She has changed or run something; what ran cannot be told from the outputs that were stored before.</summary>
    Changed,

    /// <summary>It tells how many cells ran.</summary>
    Counted,
}
