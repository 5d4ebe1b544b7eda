using System.Globalization;
using NeuralNotebook.Browser;

// Numbers look the same wherever a notebook runs.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

LateAssemblies.Connect();

// Before any cell can load the engine, which looks for them once. A relative address counts from _framework/.
await FastLoops.LoadAsync("../product/product.js");
