using Google.Protobuf;
using Onnx;

namespace NeuralNotebook.Exchange;

/// <summary>Networks as ONNX, the format that nearly every runtime reads: ONNX Runtime, browsers, telephones.</summary>
/// <remarks>Source: ONNX, "Open Neural Network Exchange Intermediate Representation (ONNX IR) Specification" and "Operators",
/// operator set 17 and IR version 8 (release 1.12).</remarks>
public static class OnnxFile
{
    /// <summary>The version of the operators that a written file asks for.</summary>
    public const int OperatorSet = 17;

    /// <summary>Writes a network for prediction, atomically: "inputs", batch × n, become "outputs", batch × m.</summary>
    /// <remarks>What only training needs is left out: dropout lets everything through, batch normalisation takes its running
    /// statistics, penalties are gone.
    /// A GELU, and in 64 bits also a LeakyReLU, an ELU and a Softplus, are written as their formulas,
    /// since the runtimes know no operator for them, and so are layers for pictures in 64 bits: as look-ups and a product.
    /// A picture comes in as in this engine, a row with its channels last.</remarks>
    /// <param name="model">The network.</param>
    /// <param name="path">The file, usually *.onnx; its folder must exist.</param>
    /// <param name="precision">The precision of the numbers, and of what goes in and comes out; 32 bits if not given.</param>
    /// <exception cref="NotSupportedException">A layer is of a kind of your own.</exception>
    /// <exception cref="InvalidOperationException">The network holds NaN or ∞, or a number too large for the precision.</exception>
    /// <exception cref="IOException">The file cannot be written, and is as it was.</exception>
    public static void SaveOnnx(this Sequential model, string path, Precision precision = Precision.Bits32)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ModelFile.RequireNumbers(model);
        byte[] bytes = OnnxWriter.Write(model, precision).ToByteArray();
        AtomicFile.WriteBytes(path, bytes);
    }

    /// <summary>Reads a network that is a chain of layers which this engine has: from <see cref="SaveOnnx"/>,
    /// from PyTorch's or from Keras' exporter.</summary>
    /// <remarks>Read are Gemm, MatMul with Add, Conv, MaxPool, AveragePool, BatchNormalization, Relu, LeakyRelu, Elu, Sigmoid, Tanh,
    /// Softplus and Softmax; Identity, Dropout and Flatten change nothing in prediction and are passed over, and so is what turns pictures:
    /// in this engine's rows their channels come last, whatever the file wants. Numbers have 32 or 64 bits.</remarks>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or holds something else; the message says what, and where.</exception>
    /// <exception cref="NotSupportedException">The network is no chain, or has an operator that this engine lacks;
    /// the message names the node.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading the file is not allowed.</exception>
    public static Sequential Load(string path)
    {
        byte[] bytes = OrdinaryFile.ReadAllBytes(path);
        try
        {
            return OnnxReader.Read(ModelProto.Parser.ParseFrom(bytes));
        }
        catch (InvalidProtocolBufferException error)
        {
            throw new InvalidDataException($"{path}: is no ONNX file, or damaged: {error.Message}", error);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException(
                $"{path}: holds a layer with a setting that it cannot have: {error.Message.Split(" (Parameter")[0]}", error);
        }
        catch (NotSupportedException error)
        {
            throw new NotSupportedException($"{path}: {error.Message}", error);
        }
    }
}
