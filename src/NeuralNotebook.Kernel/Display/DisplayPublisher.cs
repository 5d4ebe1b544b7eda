using System.Globalization;

namespace NeuralNotebook.Kernel;

/// <summary>Carries what cells show to the session's output, and offers the same to libraries that know nothing of this kernel.</summary>
/// <remarks>The convention: <c>AppDomain.CurrentDomain.GetData("Notebook.Display")</c> is an
/// <c>Action&lt;string, IReadOnlyDictionary&lt;string, string&gt;, bool&gt;</c> that takes a display id, the value by MIME type, and whether it replaces
/// what was shown under that id before.</remarks>
internal static class DisplayPublisher
{
    private const string Slot = "Notebook.Display";

    private static ICellOutput? output;
    private static int shown;

    public static void Connect(ICellOutput target)
    {
        output = target;
        AppDomain.CurrentDomain.SetData(Slot, (Action<string, IReadOnlyDictionary<string, string>, bool>)Publish);
    }

    public static DisplayedValue Show(object? value)
    {
        string id = Interlocked.Increment(ref shown).ToString(CultureInfo.InvariantCulture);
        Publish(id, ValueFormatter.Format(value), isUpdate: false);
        return new DisplayedValue(id);
    }

    public static void Publish(string displayId, IReadOnlyDictionary<string, string> data, bool isUpdate)
    {
        // What was written before comes before.
        Console.Out.Flush();
        Console.Error.Flush();
        output?.Display(displayId, data, isUpdate);
    }
}
