using NeuralNotebook.App.Tests.Export;
using NeuralNotebook.App.Tests.Page;

namespace NeuralNotebook.App.Tests.Times;

/// <summary>What measures time: nothing runs beside it, and each time is divided by the processor's slowness at that moment.</summary>
[CollectionDefinition("times", DisableParallelization = true)]
public sealed class TimesCollection : ICollectionFixture<LearnersBrowser>, ICollectionFixture<ExportedCourse>, ICollectionFixture<Slowness>;
