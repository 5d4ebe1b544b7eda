namespace NeuralNotebook;

/// <summary>Lets a notebook's kernel stop work that takes long, without a reference to it.</summary>
/// <remarks>The convention: a kernel that can interrupt a cell puts an <see cref="Action"/> into
/// <c>AppDomain.CurrentDomain.GetData("Notebook.Interrupt")</c> that throws an <see cref="OperationCanceledException"/> if
/// the calling cell has been asked to stop. Whoever works for long calls it now and then, between two batches at the latest,
/// where it can be left without harm. In a program without a kernel nothing happens.</remarks>
internal static class Interruption
{
    private static readonly Action? Kernels = AppDomain.CurrentDomain.GetData("Notebook.Interrupt") as Action;

    /// <summary>Throws if the cell that called has been asked to stop.</summary>
    /// <exception cref="OperationCanceledException">It has.</exception>
    public static void Check() => Kernels?.Invoke();
}
