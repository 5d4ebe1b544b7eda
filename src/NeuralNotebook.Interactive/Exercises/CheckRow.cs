namespace NeuralNotebook.Interactive;

/// <summary>One input of a check with the right answer and the learner's.</summary>
/// <param name="Inputs">The input in words.</param>
/// <param name="Expected">The reference's answer.</param>
/// <param name="Got">The learner's answer.</param>
/// <param name="Difference">What is different, or null if the two agree.</param>
internal sealed record CheckRow(string Inputs, Answer Expected, Answer Got, string? Difference);
