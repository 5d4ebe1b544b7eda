namespace NeuralNotebook;

/// <summary>Loops that the program around the engine brings along, compiled, for a runtime that interprets ours and computes fused
/// multiply-adds in software: .NET's in a browser. Null everywhere else.</summary>
/// <remarks>The convention: a host puts a dictionary of function pointers by name into
/// <c>AppDomain.CurrentDomain.GetData("Notebook.Loops")</c> before the engine is loaded.
/// They give the same bits as ours. Each takes the address of its arguments, so that a call costs the same whatever
/// is handed over.</remarks>
internal static unsafe class HostLoops
{
    /// <summary>A product with its epilogue.</summary>
    public static readonly delegate* unmanaged<HostProduct*, void> Product = (delegate* unmanaged<HostProduct*, void>)Find("product");

    /// <summary>Whether all of a step's weights lie within its rate, of either sign: not 0, if they do.</summary>
    public static readonly delegate* unmanaged<HostStep*, int> AllWithin = (delegate* unmanaged<HostStep*, int>)Find("allWithin");

    /// <summary>The steps of <see cref="Elementwise"/>.</summary>
    public static readonly delegate* unmanaged<HostStep*, void>
        MoveWithMomentum = Step("moveWithMomentum"), MoveByMeans = Step("moveByMeans"), MultiplyAdd = Step("multiplyAddStep"),
        AddSquares = Step("addSquares"),
        RunningMean = Step("runningMean"), RunningMeanOfSquares = Step("runningMeanOfSquares"),
        SubtractScaledByRoot = Step("subtractScaledByRoot"), SubtractScaledByRootOfSum = Step("subtractScaledByRootOfSum");

    /// <summary>A row, the gradients, onto every row of a table, the weights; and the sums of a table's columns:
    /// there the gradients are the table.</summary>
    public static readonly delegate* unmanaged<HostStep*, void>
        AddToEveryRow = Step("addToEveryRow"), MultiplyEveryRow = Step("multiplyEveryRow"), ColumnSums = Step("columnSums");

    /// <summary>The gradients where first is positive, else 0.</summary>
    public static readonly delegate* unmanaged<HostStep*, void> WherePositive = Step("wherePositive");

    /// <summary>Functions of a step's gradients, of a size that is ordinary for them, whose results become its weights.</summary>
    public static readonly delegate* unmanaged<HostStep*, void> Exp = Step("exp"), Log = Step("log"), Tanh = Step("tanh"),
        Sigmoid = Step("sigmoid");

    /// <summary>What is done to a picture's windows.</summary>
    public static readonly delegate* unmanaged<HostPicture*, void>
        Unroll = Picture("unroll"), Fold = Picture("fold"), Largest = Picture("largest"), AddToFirstLargest = Picture("addToFirstLargest");

    private static delegate* unmanaged<HostPicture*, void> Picture(string name) => (delegate* unmanaged<HostPicture*, void>)Find(name);

    private static delegate* unmanaged<HostStep*, void> Step(string name) => (delegate* unmanaged<HostStep*, void>)Find(name);

    private static nint Find(string name) =>
        AppDomain.CurrentDomain.GetData("Notebook.Loops") is IReadOnlyDictionary<string, nint> loops
            && loops.TryGetValue(name, out nint place) ? place : 0;
}
