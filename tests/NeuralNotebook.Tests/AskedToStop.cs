using System.Runtime.CompilerServices;

namespace NeuralNotebook.Tests;

/// <summary>Stands where a notebook's kernel stands that may ask a cell to stop:
/// a test says what is done whenever long work listens.</summary>
internal static class AskedToStop
{
    // Of each test its own: tests run side by side.
    private static readonly AsyncLocal<Action?> Asked = new();

    /// <summary>Does work, and <paramref name="ask"/> whenever the work listens.</summary>
    public static void During(Action work, Action ask)
    {
        Asked.Value = ask;
        try
        {
            work();
        }
        finally
        {
            Asked.Value = null;
        }
    }

    /// <summary>Does work that waits, and <paramref name="ask"/> whenever the work listens.</summary>
    public static async Task DuringAsync(Func<Task> work, Action ask)
    {
        Asked.Value = ask;
        await work();
    }

    // The engine looks for a kernel once, when it first listens: it has to be there before any test begins.
    [ModuleInitializer]
    internal static void BeThere() => AppDomain.CurrentDomain.SetData("Notebook.Interrupt", (Action)(() => Asked.Value?.Invoke()));
}
