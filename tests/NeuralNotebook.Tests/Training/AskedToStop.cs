using System.Runtime.CompilerServices;

namespace NeuralNotebook.Tests.Training;

/// <summary>Stands where a notebook's kernel stands: the engine asks it whether the calling cell has been asked to stop.</summary>
internal static class AskedToStop
{
    [ThreadStatic]
    private static Action? answer;

    /// <summary>Works while the engine's question, on this thread, is answered so.</summary>
    public static void Answering(Action answer, Action work)
    {
        AskedToStop.answer = answer;
        try
        {
            work();
        }
        finally
        {
            AskedToStop.answer = null;
        }
    }

    /// <summary>The engine looks for a kernel once, when it first asks: before any test.</summary>
    [ModuleInitializer]
    internal static void TakeTheKernelsPlace() =>
        AppDomain.CurrentDomain.SetData("Notebook.Interrupt", (Action)(static () => answer?.Invoke()));
}
