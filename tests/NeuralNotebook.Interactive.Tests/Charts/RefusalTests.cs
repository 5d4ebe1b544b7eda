namespace NeuralNotebook.Interactive.Tests;

/// <summary>What no chart can be made of is refused by a message that says what was wrong.</summary>
public sealed class RefusalTests
{
    private static readonly Matrix Z = new(2, 2, [1, 2, 3, 4]);

    private static readonly Dataset Square = new([[-1, -1], [1, -1], [-1, 1], [1, 1]], [0, 1, 0, 1], name: "square");

    private static readonly Sequential Model = new(new Dense(2, 2), new Softmax());

    private static readonly Dense Wide = new(4, 3);

    private static readonly Conv2D Filters = new(new ImageShape(4, 4), [[1], [2], [3], [4]], [[0]]);

    private static readonly Figure Line = Chart.Line([1.0, 2]);

    private static readonly Dictionary<string, (Action Draw, string[] Words)> Refused = new()
    {
        ["values null"] = (() => Chart.Line((IEnumerable<double>)null!), ["'values'"]),
        ["function null"] = (() => Chart.Function(null!, 0, 1), ["'f'"]),
        ["function backwards"] = (() => Chart.Function(Math.Sin, 2, 1), ["smaller to a larger", "2 to 1"]),
        ["function of no length"] = (() => Chart.Function(Math.Sin, 1, 1), ["1 to 1"]),
        ["function from nowhere"] = (() => Chart.Function(Math.Sin, double.NaN, 1), ["NaN to 1"]),
        ["function without end"] = (() => Chart.Function(Math.Sin, 0, double.PositiveInfinity), ["0 to ∞"]),
        ["points null"] = (() => Chart.Point(null!, [0, 1]), ["'X'"]),
        ["classes null"] = (() => Chart.Point(Z, null!), ["'y'"]),
        ["dataset null"] = (() => Chart.Point((Dataset)null!), ["'dataset'"]),
        ["one class for two points"] = (() => Chart.Point(Z, [0]), ["2 samples and 1 classes"]),
        ["points of one feature"] = (() => Chart.Point(new Matrix(2, 1), [0, 1]), ["two features", "2 × 1"]),
        ["a name too many"] = (() => Chart.Column(["a", "b"], [1]), ["bar", "2 x and 1 bar"]),
        ["fewer bins than none"] = (() => Chart.Histogram([1.0], bins: -1), ["'bins'"]),
        ["band cut short"] = (() => Chart.Band([1, 2], [1, 2], [3]), ["upper", "2 x and 1 upper"]),
        ["nothing to combine"] = (() => Chart.Combine(), ["at least one", "Grid"]),
        ["a grid to combine"] = (() => Chart.Combine(Line, Chart.Grid(2, Line, Line)), ["one panel", "Grid"]),
        ["a surface under a line"] = (() => Chart.Combine(Chart.Surface(Z), Line), ["three axes", "Contour", "Grid to put them"]),
        ["a grid of no columns"] = (() => Chart.Grid(0, Line), ["'columns'"]),
        ["activation null"] = (() => Chart.Activation(null!), ["'activation'"]),
        ["activation's function null"] = (() => Chart.Activation(null!, Math.Cos), ["'f'"]),
        ["slope null"] = (() => Chart.Activation(Math.Sin, null!), ["'derivative'"]),
        ["name null"] = (() => Chart.Activation(Math.Sin, Math.Cos, null!), ["'name'"]),
        ["activation backwards"] = (() => Chart.Activation(new ReLU(), 2, 1), ["smaller to a larger", "2 to 1"]),
        ["activation of no length"] = (() => Chart.Activation(new ReLU(), 1, 1), ["1 to 1"]),
        ["activation from nowhere"] = (() => Chart.Activation(new ReLU(), double.NaN, 1), ["NaN to 1"]),
        ["activation without end"] = (() => Chart.Activation(new ReLU(), 0, double.PositiveInfinity), ["0 to ∞"]),
        ["boundary of no model"] = (() => Chart.DecisionBoundary((Sequential)null!, Square), ["'model'"]),
        ["boundary of no function"] = (() => Chart.DecisionBoundary((Func<Matrix, Matrix>)null!, Square), ["'predict'"]),
        ["film null"] = (() => Chart.FilmStrip((BoundaryFilm)null!), ["'film'"]),
        ["film of fits null"] = (() => Chart.FilmStrip((FitFilm)null!), ["'film'"]),
        ["film without pictures"] = (() => Chart.FilmStrip(new BoundaryFilm(Square)), ["no snapshot", "callbacks: [film]"]),
        ["film of fits without pictures"] = (() => Chart.FilmStrip(new FitFilm(new Dataset([[0], [1]], Matrix.FromColumn([1, 3])))),
            ["no snapshot", "callbacks: [film]"]),
        ["confusions null"] = (() => Chart.ConfusionMatrix(null!), ["'confusions'"]),
        ["confusions of no model"] = (() => Chart.ConfusionMatrix(null!, Square), ["'model'"]),
        ["confusions of no data"] = (() => Chart.ConfusionMatrix(Model, null!), ["'dataset'"]),
        ["heights null"] = (() => Chart.Contour((Matrix)null!), ["'z'"]),
        ["height null"] = (() => Chart.Contour((Func<double, double, double>)null!, (0, 1), (0, 1)), ["'f'"]),
        ["no level"] = (() => Chart.Contour(Z, levels: 0), ["'levels'"]),
        ["too many levels"] = (() => Chart.Contour(Z, levels: 101), ["'levels'"]),
        ["no step"] = (() => Chart.Contour((a, b) => a, (0, 1), (0, 1), steps: 0), ["'steps'"]),
        ["too many steps"] = (() => Chart.Contour((a, b) => a, (0, 1), (0, 1), steps: 401), ["'steps'"]),
        ["map backwards"] = (() => Chart.Contour((a, b) => a, (0, 1), (1, 1)), ["A contour chart", "1 to 1"]),
        ["map from nowhere"] = (() => Chart.Contour((a, b) => a, (double.NaN, 1), (0, 1)), ["NaN to 1"]),
        ["map without end"] = (() => Chart.Contour((a, b) => a, (0, 1), (0, double.PositiveInfinity)), ["0 to ∞"]),
        ["surface null"] = (() => Chart.Surface((Matrix)null!), ["'z'"]),
        ["surface backwards"] = (() => Chart.Surface((a, b) => a, (1, 0), (0, 1)), ["A surface", "1 to 0"]),
        ["loss null"] = (() => Chart.LossSurface(null!, (0, 1), (0, 1)), ["'loss'"]),
        ["paths null"] = (() => Chart.LossSurface((a, b) => a, (0, 1), (0, 1), null!), ["'paths'"]),
        ["loss backwards"] = (() => Chart.LossSurface((a, b) => a, (1, 0), (0, 1)), ["A loss surface", "direction"]),
        ["path null"] = (() => Chart.Path(null!), ["'points'"]),
        ["pass of no model"] = (() => Chart.ForwardPass(null!, [1, 2]), ["'model'"]),
        ["pass of no sample"] = (() => Chart.ForwardPass(Model, null!), ["'sample'"]),
        ["pass with a name too many"] = (() => Chart.ForwardPass(Model, [1, 2], ["a", "b", "c"]), ["output", "2 outputs, got 3 names"]),
        ["network null"] = (() => Chart.Network(null!), ["'model'"]),
        ["network null with a sample"] = (() => Chart.Network(null!, [1, 2]), ["'model'"]),
        ["sample null"] = (() => Chart.Network(Model, null!, inputNames: null, outputNames: null), ["'sample'"]),
        ["network null with a loss"] = (() => Chart.Network(null!, [1, 2], new MeanSquaredError(), [0, 1]), ["'model'"]),
        ["sample null with a loss"] = (() => Chart.Network(Model, null!, new MeanSquaredError(), [0, 1]), ["'sample'"]),
        ["loss of a sample null"] = (() => Chart.Network(Model, [1, 2], (Loss)null!, [0, 1]), ["'loss'"]),
        ["target null"] = (() => Chart.Network(Model, [1, 2], new MeanSquaredError(), null!), ["'target'"]),
        ["one name for two inputs"] = (() => Chart.Network(Model, ["a"]), ["input", "2 inputs, got 1 names"]),
        ["one name for two outputs"] = (() => Chart.Network(Model, outputNames: ["a"]), ["output", "2 outputs, got 1 names"]),
        ["maps of no model"] = (() => Chart.NeuronMaps(null!, Square), ["'model'"]),
        ["maps of three inputs"] = (() => Chart.NeuronMaps(new Sequential(new Dense(3, 1)), Square), ["2 inputs, got 3", "'model'"]),
        ["maps with one name for two outputs"] = (() => Chart.NeuronMaps(Model, Square, ["a"]), ["output", "2 outputs, got 1 names"]),
        ["graph without nodes"] = (() => Chart.Graph(null!, []), ["'nodes'"]),
        ["graph without edges"] = (() => Chart.Graph([new GraphNode("a")], null!), ["'edges'"]),
        ["graph of nothing"] = (() => Chart.Graph([], []), ["1 to 200 nodes, got 0"]),
        ["graph of too much"] = (() => Chart.Graph([.. Enumerable.Range(0, 201).Select(i => new GraphNode($"{i}"))], []), ["got 201"]),
        ["graph with a node twice"] = (() => Chart.Graph([new GraphNode("a"), new GraphNode("a")], []), ["'a' is there twice"]),
        ["result null"] = (() => Chart.Graph<string>(null!, _ => [], text => text, _ => 0), ["'result'"]),
        ["parents null"] = (() => Chart.Graph("a", null!, text => text, _ => 0), ["'parents'"]),
        ["label null"] = (() => Chart.Graph("a", _ => [], null!, _ => 0), ["'label'"]),
        ["value null"] = (() => Chart.Graph("a", _ => [], text => text, null!), ["'value'"]),
        ["graph without end"] = (() => Chart.Graph("a", text => [text + "a"], text => text, _ => 0),
            ["more than 200 numbers", "smaller part"]),
        ["heatmap null"] = (() => Chart.Heatmap((Matrix)null!), ["'z'"]),
        ["heatmap of no rows"] = (() => Chart.Heatmap(new Matrix(0, 2)), ["at least one cell, got 0 × 2"]),
        ["heatmap of no columns"] = (() => Chart.Heatmap(new Matrix(2, 0)), ["at least one cell, got 2 × 0"]),
        ["heatmap of no list"] = (() => Chart.Heatmap((IEnumerable<double[]>)null!), ["'rows'"]),
        ["heatmap of an empty list"] = (() => Chart.Heatmap(Array.Empty<double[]>()), ["at least one cell"]),
        ["heatmap of uneven rows"] = (() => Chart.Heatmap((IEnumerable<double[]>)[[1, 2], [1, 2], [3]]),
            ["same length", "2 values in the first and 1 in row 2"]),
        ["heatmap with one row's name"] = (() => Chart.Heatmap(Z, rows: ["a"]), ["Each row has one name, got 2 rows and 1 names"]),
        ["heatmap with one column's name"] = (() => Chart.Heatmap(Z, columns: ["a"]), ["Each column has one name"]),
        ["heatmap with too few rows of texts"] = (() => Chart.Heatmap(Z, texts: new[,] { { "a", "b" } }), ["2 × 2 cells and 1 × 2 texts"]),
        ["heatmap with too few texts"] = (() => Chart.Heatmap(Z, texts: new[,] { { "a" }, { "b" } }), ["2 × 2 cells and 2 × 1 texts"]),
        ["history null"] = (() => Chart.History(null!), ["'history'"]),
        ["picture null"] = (() => Chart.Image(null!), ["'pixels'"]),
        ["pictures null"] = (() => Chart.ImageGrid(null!, 2), ["'images'"]),
        ["pictures of no width"] = (() => Chart.ImageGrid(Z, 0), ["'width'"]),
        ["pictures in no column"] = (() => Chart.ImageGrid(Z, 2, 0), ["'columns'"]),
        ["a title too many"] = (() => Chart.ImageGrid(Z, 2, titles: ["a", "b", "c"]), ["one title, got 2 pictures and 3 titles"]),
        ["plane null"] = (() => Chart.Plane(null!), ["'f'"]),
        ["plane backwards"] = (() => Chart.Plane((a, b) => a, 2, 2), ["smaller to a larger", "2 to 2"]),
        ["plane without end"] = (() => Chart.Plane((a, b) => a, 0, double.PositiveInfinity), ["0 to ∞"]),
        ["full colour of nothing"] = (() => Chart.Plane((a, b) => a, full: 0), ["above 0, got 0", "leave it out"]),
        ["full colour without end"] = (() => Chart.Plane((a, b) => a, full: double.PositiveInfinity), ["above 0, got ∞"]),
        ["plane with a hole"] = (() => Chart.Plane((a, b) => double.NaN), ["NaN at (−3, −3)", "choose bounds"]),
        ["table null"] = (() => Chart.Table(null!), ["'matrix'"]),
        ["table without a name"] = (() => Chart.Table(Z, null!), ["'name'"]),
        ["table of no rows"] = (() => Chart.Table(new Matrix(0, 2)), ["at least one number, got a 0 × 2", "'matrix'"]),
        ["table of no columns"] = (() => Chart.Table(new Matrix(2, 0)), ["at least one number, got a 2 × 0"]),
        ["table with one row's name"] = (() => Chart.Table(Z, rows: ["a"]), ["Each row has one name, got 2 rows and 1 names"]),
        ["table with one column's name"] = (() => Chart.Table(Z, columns: ["a"]), ["Each column has one name"]),
        ["weights null"] = (() => Chart.Weights((Dense)null!, 2), ["'layer'"]),
        ["weights of no width"] = (() => Chart.Weights(Wide, 0), ["'width'"]),
        ["weights of no neuron"] = (() => Chart.Weights(Wide, 2, count: 0), ["'count'"]),
        ["weights in no column"] = (() => Chart.Weights(Wide, 2, columns: 0), ["'columns'"]),
        ["weights without whole rows"] = (() => Chart.Weights(Wide, 3), ["4 inputs", "whole rows of 3 pixels", "'width'"]),
        ["filters null"] = (() => Chart.Weights((Conv2D)null!), ["'layer'"]),
        ["no filter"] = (() => Chart.Weights(Filters, count: 0), ["'count'"]),
        ["filters in no column"] = (() => Chart.Weights(Filters, columns: 0), ["'columns'"]),
        ["mistakes of no model"] = (() => Chart.WorstMistakes(null!, Square, 1), ["'model'"]),
        ["mistakes on no data"] = (() => Chart.WorstMistakes(Model, null!, 1), ["'dataset'"]),
        ["mistakes of no width"] = (() => Chart.WorstMistakes(Model, Square, 0), ["'width'"]),
        ["no mistakes asked for"] = (() => Chart.WorstMistakes(Model, Square, 1, count: 0), ["'count'"]),
        ["mistakes in no column"] = (() => Chart.WorstMistakes(Model, Square, 1, columns: 0), ["'columns'"]),
        ["mistakes without whole rows"] = (() => Chart.WorstMistakes(Model, Square, 3), ["2 pixels", "whole rows of 3", "'width'"]),
        ["mistakes with one name for two"] = (() => Chart.WorstMistakes(Model, Square, 1, classNames: ["a"]),
            ["2 classes and 1 names", "'classNames'"]),
        ["curves null"] = (() => Chart.Roc((IReadOnlyList<(string, RocCurve)>)null!), ["'curves'"]),
        ["no curve"] = (() => Chart.Roc(Array.Empty<(string, RocCurve)>()), ["at least one", "'curves'"]),
        ["calibrations null"] = (() => Chart.Calibration((IReadOnlyList<(string, Calibration)>)null!), ["'calibrations'"]),
        ["no calibration"] = (() => Chart.Calibration(Array.Empty<(string, Calibration)>()), ["at least one", "'calibrations'"]),
        ["camera in the ground"] = (() => Line.WithCamera(elevation: 4.9), ["5 to 90 degrees", "−60 and 4.9", "'elevation'"]),
        ["camera overhead"] = (() => Line.WithCamera(elevation: 90.1), ["−60 and 90.1"]),
        ["camera nowhere"] = (() => Line.WithCamera(azimuth: double.NaN), ["NaN and 30"]),
        ["class below none"] = (() => Line.WithClassColor(-1), ["'label'"]),
        ["errors of a grid"] = (() => Chart.Grid(2, Line, Line).WithErrorBars([1, 1]), ["one series", "Combine"]),
        ["errors of a map"] = (() => Chart.Contour(Z).WithErrorBars([1, 1]), ["one series"]),
        ["errors of two series"] = (() => Chart.Combine(Line, Line).WithErrorBars([1, 1]), ["one series"]),
        ["one error for two"] = (() => Line.WithErrorBars([1]), ["2 values and 1 errors"]),
        ["too narrow"] = (() => Line.WithSize(119, 200), ["'width'"]),
        ["too wide"] = (() => Line.WithSize(4001, 200), ["'width'"]),
        ["too low"] = (() => Line.WithSize(200, 119), ["'height'"]),
        ["too high"] = (() => Line.WithSize(200, 4001), ["'height'"]),
        ["too coarse"] = (() => Line.ToPng(0.24), ["0.25 to 4", "0.24", "'scale'"]),
        ["too fine"] = (() => Line.ToPng(4.01), ["0.25 to 4", "4.01"]),
        ["cells on a logarithmic axis"] = (() => Chart.Heatmap(Z).WithXAxis(log: true), ["cells of a picture", "logarithm of what"]),
        ["a picture on a logarithmic axis"] = (() => Chart.Image(Z).WithYAxis(log: true), ["cells of a picture"]),
        ["a map from 0 on a logarithmic axis"] = (() => Chart.Contour(Z, x: [0, 1], y: [1, 2]).WithXAxis(log: true),
            ["at or below 0", "start above"]),
        ["a map from 0 upwards"] = (() => Chart.Contour(Z, x: [1, 2], y: [0, 1]).WithYAxis(log: true), ["at or below 0"]),
        ["names on a logarithmic axis"] = (() => Chart.Column(["a"], [1]).WithXAxis(log: true), ["names has no logarithm"]),
        ["bound without end"] = (() => Line.WithXAxis(max: double.PositiveInfinity), ["finite numbers, got ∞", "leave the bound out"]),
        ["bound at 0"] = (() => Line.WithXAxis(min: 0, log: true), ["no place for 0", "above 0"]),
        ["bounds backwards"] = (() => Line.WithYAxis(min: 2, max: 1), ["smaller to a larger", "2 to 1"]),
        ["bounds of no length"] = (() => Line.WithZAxis(min: 2, max: 2), ["2 to 2"]),
    };

    public static TheoryData<string> Names => [.. Refused.Keys];

    [Theory, MemberData(nameof(Names))]
    public void What_makes_no_chart_is_refused_by_its_message(string name)
    {
        var (draw, words) = Refused[name];
        string message = Assert.ThrowsAny<ArgumentException>(draw).Message;

        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_lies_just_inside_the_limits_is_drawn()
    {
        foreach (var figure in new[]
        {
            Line.WithSize(120, 120), Line.WithSize(4000, 4000), Line.WithCamera(elevation: 5), Line.WithCamera(elevation: 90),
            Line.WithClassColor(0), Line.WithXAxis(min: 1e-300, log: true), Line.WithYAxis(min: 1, max: 1.1),
            Chart.Contour(Z, levels: 1), Chart.Contour(Z, levels: 100), Chart.Contour((a, b) => a, (0, 1), (0, 1), steps: 1),
            Chart.Contour(Z, x: [1, 2], y: [0, 1]).WithXAxis(log: true), Chart.Contour(Z, x: [0, 1], y: [1, 2]).WithYAxis(log: true),
            Chart.Surface(Z).WithZAxis(log: true), Chart.Column(["a"], [1]).WithYAxis(log: true), Chart.Histogram([1.0], bins: 1),
            Chart.Weights(Wide, 1, 1, 1), Chart.Weights(Wide, 4), Chart.Weights(Filters, 1, 1), Chart.ImageGrid(Z, 1, 1),
            Chart.WorstMistakes(Model, Square, 1, 1, 1), Chart.Grid(1, Line), Chart.Graph([new GraphNode("a")], []),
            Chart.Graph([.. Enumerable.Range(0, 200).Select(i => new GraphNode($"{i}"))], []), Chart.Combine(Chart.Surface(Z), new Figure
            { Panels = [new Panel()] }),
        })
        {
            Assert.NotEmpty(figure.Panels);
        }

        Assert.Equal(401 * 401, ((ContourTrace)Chart.Contour((a, b) => 1, (0, 1), (0, 1), steps: 400).Panels[0].Traces[0]).Values.Count);
        Assert.NotEmpty(Line.WithSize(120, 120).ToPng(0.25));
        Assert.NotEmpty(Line.WithSize(120, 120).ToPng(4));
    }
}
