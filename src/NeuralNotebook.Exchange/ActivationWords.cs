using System.Globalization;

namespace NeuralNotebook.Exchange;

/// <summary>What other libraries call an activation: a row for each. Where the word alone would say something else, a writer or reader
/// has a line of its own before it looks here.</summary>
/// <param name="Kind">The activation.</param>
/// <param name="PyTorch">The module, with {0} where the setting stands.</param>
/// <param name="Keras">What the layer Activation takes, in Keras 3 and in TensorFlow.js.</param>
/// <param name="Onnx">The operator, whose "alpha" is the setting.</param>
/// <param name="Alpha">The "alpha" of an operator that gives none.</param>
internal sealed record ActivationWords(Type Kind, string PyTorch, string? Keras = null, string? Onnx = null, float Alpha = float.NaN)
{
    private static readonly ActivationWords[] all =
    [
        new(typeof(Linear), "nn.Identity()", "linear"),
        new(typeof(ReLU), "nn.ReLU()", "relu", "Relu"),
        new(typeof(LeakyReLU), "nn.LeakyReLU({0})", Onnx: "LeakyRelu", Alpha: 0.01f),
        new(typeof(ELU), "nn.ELU({0})", Onnx: "Elu", Alpha: 1),
        new(typeof(GELU), "nn.GELU(approximate='tanh')"),
        new(typeof(Sigmoid), "nn.Sigmoid()", "sigmoid", "Sigmoid"),
        new(typeof(Tanh), "nn.Tanh()", "tanh", "Tanh"),
        new(typeof(Softplus), "nn.Softplus()", "softplus", "Softplus"),
        new(typeof(Softmax), "nn.Softmax(dim=1)", "softmax"),
    ];

    /// <summary>The operators that are read, for a sentence that names them.</summary>
    public static string OnnxOperators => string.Join(", ", all.Select(row => row.Onnx).OfType<string>());

    /// <summary>The row of a layer; null for one that is no activation, or has no word anywhere.</summary>
    public static ActivationWords? Of(Layer layer) => Array.Find(all, row => row.Kind == layer.GetType());

    /// <summary>The line of Python that makes it.</summary>
    public static string? InPyTorch(Layer layer) => Of(layer) is { } row
        ? string.Format(CultureInfo.InvariantCulture, row.PyTorch,
            [.. ActivationKinds.Settings((Activation)layer).Select(setting => (object)setting.Value)])
        : null;

    /// <summary>The activation that Keras calls so.</summary>
    public static Activation? FromKeras(string name) => Array.Find(all, row => row.Keras == name)?.Make(double.NaN);

    /// <summary>The activation of an operator, whose "alpha" is asked for with what it is where it is not given.</summary>
    public static Activation? FromOnnx(string kind, Func<float, double> alpha) =>
        Array.Find(all, row => row.Onnx == kind) is { } row ? row.Make(alpha(row.Alpha)) : null;

    private Activation Make(double setting) => ActivationKinds.Make(Kind.Name, _ => setting)!;
}
