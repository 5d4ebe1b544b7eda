using NeuralNotebook.App;

return await CommandLine.Create().Parse(args).InvokeAsync().ConfigureAwait(false);
