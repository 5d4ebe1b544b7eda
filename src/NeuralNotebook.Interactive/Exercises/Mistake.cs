namespace NeuralNotebook.Interactive;

/// <summary>A typical wrong answer: who gives the same answers has made the same mistake, and is told which.</summary>
/// <param name="Description">The mistake in one sentence, as the learner reads it.</param>
/// <param name="Answer">The wrong function, or the wrong value.</param>
public sealed record Mistake<TAnswer>(string Description, TAnswer Answer);
