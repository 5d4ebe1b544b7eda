using System.Globalization;

namespace NeuralNotebook.Kernel;

/// <summary>Carries what cells show to the session's output, and offers the same to libraries that know nothing of this kernel.</summary>
/// <remarks>The convention: <c>AppDomain.CurrentDomain.GetData("Notebook.Display")</c> is an
/// <c>Action&lt;string, IReadOnlyDictionary&lt;string, string&gt;, bool&gt;</c> that takes a display id, the value by MIME type,
/// and whether it replaces what was shown under that id before.</remarks>
internal static class DisplayPublisher
{
    /// <summary>How many values a cell may show: a loop that shows each of a million would bury the notebook.</summary>
    public const int Allowance = 2_000;

    private const string Slot = "Notebook.Display";

    // A front end keeps its ids when the kernel begins anew: the same id again would lead its updates to,
    // or away from, what was shown before.
    private static readonly string Process = Guid.NewGuid().ToString("N");

    private static ICellOutput? output;
    private static int shown;
    private static int shownByCell;

    public static void Connect(ICellOutput target)
    {
        output = target;
        AppDomain.CurrentDomain.SetData(Slot, (Action<string, IReadOnlyDictionary<string, string>, bool>)Publish);
    }

    /// <summary>Shows content that is already in the form of a MIME type.</summary>
    public static DisplayedValue Show(string mimeType, string content)
    {
        string id = NextId();
        Publish(id, new Dictionary<string, string> { [mimeType] = content }, isUpdate: false);
        return new DisplayedValue(id);
    }

    /// <summary>Asks whoever sits at the notebook for a line of text.</summary>
    public static string Ask(string prompt, bool isSecret)
    {
        CellConsole.SendGathered();
        return output?.Ask(prompt, isSecret) ?? throw new InvalidOperationException("No session is open.");
    }

    public static DisplayedValue Show(object? value, params IReadOnlyList<string> mimeTypes)
    {
        string id = NextId();
        Publish(id, ValueFormatter.Format(value, mimeTypes), isUpdate: false);
        return new DisplayedValue(id);
    }

    /// <summary>Lets the next cell show as much as any.</summary>
    public static void BeginCell() => shownByCell = 0;

    /// <summary>Takes away what the cell has shown so far.</summary>
    public static void Clear(bool wait)
    {
        CellConsole.SendGathered();
        output?.Clear(wait);
    }

    private static string NextId() => string.Create(CultureInfo.InvariantCulture, $"{Process}-{Interlocked.Increment(ref shown)}");

    public static void Publish(string displayId, IReadOnlyDictionary<string, string> data, bool isUpdate)
    {
        // What is shown already may still be brought up to date: a live chart keeps its last state.
        if (!isUpdate)
            CellPoll.Check();
        // What was written before comes before.
        CellConsole.SendGathered();
        int number = isUpdate ? 0 : Interlocked.Increment(ref shownByCell);
        if (number == Allowance + 1)
            output?.Notice(string.Create(CultureInfo.InvariantCulture, $"… cut here: a cell may show {Allowance:N0} values\n"));
        if (number <= Allowance)
            output?.Display(displayId, data, isUpdate);
    }
}
