using System.Runtime.CompilerServices;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>The kernels that these tests start, which inherit this, neither read nor write the progress of whoever runs the tests,
/// and look for no data sets in her cache.</summary>
internal static class NoLearner
{
    [ModuleInitializer]
    internal static void SwitchProgressOff()
    {
        Environment.SetEnvironmentVariable("NEURALNOTEBOOK_PROGRESS", "off");
        Environment.SetEnvironmentVariable("NEURALNOTEBOOK_MNIST", "off");
        Environment.SetEnvironmentVariable("NEURALNOTEBOOK_FASHION_MNIST", "off");
    }
}
