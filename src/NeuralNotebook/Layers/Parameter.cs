namespace NeuralNotebook;

/// <summary>Numbers that training changes: a layer's weights or its biases, with the slope of the loss for each.</summary>
public sealed class Parameter
{
    /// <summary>Makes a parameter whose gradient is 0.</summary>
    /// <param name="name">"weights" or "biases", say.</param>
    /// <param name="value">The numbers at the start. They are not copied: training changes this matrix.</param>
    public Parameter(string name, Matrix value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Name = name;
        Value = value;
        Gradient = Matrix.Aligned(value.Rows, value.Columns);
    }

    /// <summary>What the parameter is called within its layer.</summary>
    public string Name { get; }

    /// <summary>The numbers themselves.</summary>
    public Matrix Value { get; }

    /// <summary>∂loss/∂value, of the same shape: written by Backward, read by the optimizer.</summary>
    public Matrix Gradient { get; }
}
