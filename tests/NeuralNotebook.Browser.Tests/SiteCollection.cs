using NeuralNotebook.Browser.Tests.Chapters;

[assembly: AssemblyFixture(typeof(ExportedSite))]

namespace NeuralNotebook.Browser.Tests;

/// <summary>The tests that measure how soon a reader sees something, or end a kernel: nothing runs beside them.</summary>
[CollectionDefinition("site", DisableParallelization = true)]
public sealed class SiteCollection : ICollectionFixture<LearnersBrowser>;
