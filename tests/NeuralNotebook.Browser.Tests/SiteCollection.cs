namespace NeuralNotebook.Browser.Tests.Chapters;

/// <summary>The tests that drive the exported course. They measure time: nothing runs beside them.</summary>
[CollectionDefinition("site", DisableParallelization = true)]
public sealed class SiteCollection : ICollectionFixture<ExportedSite>, ICollectionFixture<LearnersBrowser>;
