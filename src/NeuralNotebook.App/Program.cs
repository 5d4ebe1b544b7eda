using System.CommandLine;
using NeuralNotebook.App;

// Ctrl-C gives the server time to end its kernels.
return await CommandLine.Create().Parse(args)
    .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) }).ConfigureAwait(false);
