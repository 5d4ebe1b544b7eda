using Microsoft.DotNet.Interactive.Events;

namespace NeuralNotebook.DotNetHost;

/// <summary>Shows in the notebook what extensions display, by the convention that the kernel offers to every library.</summary>
internal sealed class DisplayEvents : IObserver<KernelEvent>
{
    public void OnNext(KernelEvent value)
    {
        if (value is DisplayEvent { FormattedValues.Count: > 0 } shown
            && AppDomain.CurrentDomain.GetData("Notebook.Display") is Action<string, IReadOnlyDictionary<string, string>, bool> show)
            show(shown.ValueId ?? $"extension-{Guid.NewGuid():N}",
                shown.FormattedValues.DistinctBy(form => form.MimeType).ToDictionary(form => form.MimeType, form => form.Value),
                shown is DisplayedValueUpdated);
    }

    public void OnError(Exception error)
    {
    }

    public void OnCompleted()
    {
    }
}
