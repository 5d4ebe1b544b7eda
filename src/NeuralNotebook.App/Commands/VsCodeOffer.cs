using NeuralNotebook.Kernel;

namespace NeuralNotebook.App;

/// <summary>Offers to let VS Code complete C# at a dot. What belongs to the user is changed only after she has said so.</summary>
/// <param name="settings">The user's settings.</param>
/// <param name="ask">Asks a question and gives the answer; null where nobody sits at the terminal.</param>
/// <param name="tell">Takes what she should know.</param>
internal sealed class VsCodeOffer(IReadOnlyList<VsCodeSettings> settings, Func<string, string?>? ask, Action<string> tell)
{
    private const string HowTo =
        "VS Code completes C# at a dot when its user settings (\"Preferences: Open User Settings (JSON)\") hold "
            + $"this line: {KernelInfo.CompletionSetting}";

    /// <summary>Makes the offer, or does what has been decided already.</summary>
    /// <param name="decision">Whether the line is to be written; null asks.</param>
    /// <exception cref="NotebookException">A settings file cannot be understood, or there is none to write.</exception>
    public void Make(bool? decision)
    {
        if (decision == false)
            return;
        if (settings.Count == 0 && decision == true)
            throw new NotebookException(
                $"Here are no VS Code settings to write: VS Code has not been started by this user on this machine. {HowTo}");
        var open = settings.Where(file => !file.CompletesAtADot()).ToList();
        if (settings.Count > 0 && open.Count == 0)
            return;
        if (open.Count == 0 || (decision is null && ask is null))
        {
            tell(HowTo);
            return;
        }

        foreach (var file in open)
        {
            if (decision == true
                || IsYes(
                    ask!($"VS Code completes C# at a dot only if its user settings say so. Add the line {KernelInfo.CompletionSetting}"
                        + $" to {file.File}? [y/N] ")))
            {
                file.CompleteAtADot();
                tell($"added the line to {file.File}");
            }
            else
            {
                tell($"left {file.File} as it is");
            }
        }
    }

    private static bool IsYes(string? answer) => answer?.Trim().ToUpperInvariant() is "Y" or "YES";
}
