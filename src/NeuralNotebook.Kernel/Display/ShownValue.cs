namespace NeuralNotebook.Kernel;

/// <summary>A value as it was read, once, before it is written as text and as HTML: a sequence may be lazy,
/// and a getter may count its calls.</summary>
internal abstract record ShownValue
{
    /// <summary>Whether a few words say all of it.</summary>
    public virtual bool IsSimple => false;
}

/// <summary>A number, a text, a name: what is one piece.</summary>
/// <param name="Text">The piece.</param>
/// <param name="Mark">What stands around it where it is a part of something else: a quote, or nothing.</param>
internal sealed record ShownText(string Text, string Mark = "") : ShownValue
{
    /// <inheritdoc/>
    public override bool IsSimple => true;
}

/// <summary>A tuple.</summary>
internal sealed record ShownTuple(IReadOnlyList<ShownValue> Items) : ShownValue
{
    /// <inheritdoc/>
    public override bool IsSimple => Items.All(item => item.IsSimple);
}

/// <summary>The first items of a sequence.</summary>
/// <param name="Items">The items that are shown.</param>
/// <param name="HasMore">Whether there are others.</param>
/// <param name="Count">How many there are in all, where that is known without counting.</param>
internal sealed record ShownItems(IReadOnlyList<ShownValue> Items, bool HasMore, int? Count) : ShownValue;

/// <summary>The first entries of a dictionary.</summary>
internal sealed record ShownPairs(IReadOnlyList<(ShownValue Key, ShownValue Value)> Entries, bool HasMore, int Count) : ShownValue;

/// <summary>An object, part by part.</summary>
/// <param name="Type">Its type's name; empty for an anonymous one.</param>
/// <param name="IsRecord">Whether C# itself writes it in one line: <c>Point { X = 1, Y = 2 }</c>.</param>
/// <param name="Parts">Its public properties and fields.</param>
internal sealed record ShownParts(string Type, bool IsRecord, IReadOnlyList<(string Name, ShownValue Value)> Parts) : ShownValue;
