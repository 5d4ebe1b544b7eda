namespace NeuralNotebook.Interactive.Tests;

/// <summary>The tests that look at pictures in one shared Chromium, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class PlotlyCollection : ICollectionFixture<PlotlyPage>
{
    public const string Name = "One Chromium";
}
