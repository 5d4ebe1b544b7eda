namespace NeuralNotebook.App.Tests.Page;

/// <summary>The tests that share one browser, one after the other.</summary>
[CollectionDefinition("browser")]
public sealed class BrowserCollection : ICollectionFixture<LearnersBrowser>;
