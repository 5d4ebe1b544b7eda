namespace NeuralNotebook.Kernel;

/// <summary>Something that was shown, and can be replaced where it stands.</summary>
public sealed class DisplayedValue
{
    internal DisplayedValue(string displayId) => DisplayId = displayId;

    /// <summary>What front ends call it.</summary>
    public string DisplayId { get; }

    /// <summary>Shows another value in its place.</summary>
    public void Update(object? value) => DisplayPublisher.Publish(DisplayId, ValueFormatter.Format(value), isUpdate: true);
}
