namespace NeuralNotebook.Interactive;

/// <summary>One input that an answer is tried on.</summary>
/// <param name="Inputs">The input in words, as the table of a check shows it: "logits [1, 2, 3]".</param>
/// <param name="Run">Calls the given function with that input and returns what is to be compared:
/// a number, text, a truth value, an array (also of arrays), a
/// <see cref="Matrix"/>, a tuple, a dictionary, or null. It makes its inputs anew in every call,
/// because a function may write to the arrays it is given.</param>
public sealed record Case<TFunction>(string Inputs, Func<TFunction, object?> Run)
    where TFunction : Delegate;
