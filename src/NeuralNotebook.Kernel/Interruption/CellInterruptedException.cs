namespace NeuralNotebook.Kernel;

/// <summary>The cell was interrupted.</summary>
/// <remarks>A cancellation, so that what passes cancellations on, as .NET's own libraries do, passes this on, too.</remarks>
internal sealed class CellInterruptedException(string message = "The cell was interrupted. What earlier cells declared is still there.")
    : OperationCanceledException(message);
