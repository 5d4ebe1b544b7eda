namespace NeuralNotebook.Interactive;

/// <summary>What a check found.</summary>
public enum CheckStatus
{
    /// <summary>The starter is untouched.</summary>
    NotDone,

    /// <summary>There is an answer, and it is not right yet.</summary>
    Failed,

    /// <summary>The answer is right.</summary>
    Passed,
}
