using System.Numerics.Tensors;

namespace NeuralNotebook;

/// <content>Sums, differences and products.</content>
public sealed partial class Matrix
{
    /// <summary>The sum, element by element; a right-hand side of one row is added to every row (broadcast),
    /// as a layer adds its biases.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Matrix operator +(Matrix left, Matrix right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var sum = left.Copy();
        if (right.Rows == 1 && left.Rows != 1)
        {
            sum.AddToEveryRow(right);
            return sum;
        }

        left.RequireSameShape(right, "Addition");
        TensorPrimitives.Add(left.Values, right.Values, sum.Values);
        return sum;
    }

    /// <summary>The difference, element by element; a right-hand side of one row is subtracted from every row (broadcast).</summary>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Matrix operator -(Matrix left, Matrix right) => left + (-1 * right);

    /// <summary>The matrix with every sign changed.</summary>
    public static Matrix operator -(Matrix matrix) => -1 * matrix;

    /// <summary>Every value times a number.</summary>
    public static Matrix operator *(double factor, Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return matrix.Map(value => factor * value);
    }

    /// <summary>Every value times a number.</summary>
    public static Matrix operator *(Matrix matrix, double factor) => factor * matrix;

    /// <summary>Every value divided by a number.</summary>
    public static Matrix operator /(Matrix matrix, double divisor)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return matrix.Map(value => value / divisor);
    }

    /// <summary>The matrix product (m × k) · (k × n) = m × n: element (i, j) is Σₖ left[i, k] · right[k, j].</summary>
    /// <exception cref="ArgumentException">The left side has not as many columns as the right side has rows.</exception>
    public static Matrix operator *(Matrix left, Matrix right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var product = new Matrix(left.Rows, right.Columns);
        MatrixProduct.Multiply(left, right, product);
        return product;
    }

    /// <summary>The product of this matrix' transpose with another: (k × m)ᵀ · (k × n) = m × n.
    /// The gradient of a layer's weights is one: Xᵀ · dZ.</summary>
    /// <exception cref="ArgumentException">The two have not the same number of rows.</exception>
    public Matrix TransposeThisAndMultiply(Matrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var product = new Matrix(Columns, other.Columns);
        MatrixProduct.TransposeThisAndMultiply(this, other, product);
        return product;
    }

    /// <summary>The product of this matrix with another's transpose: (m × k) · (n × k)ᵀ = m × n.
    /// The gradient of a layer's inputs is one: dZ · Wᵀ.</summary>
    /// <exception cref="ArgumentException">The two have not the same number of columns.</exception>
    public Matrix TransposeAndMultiply(Matrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var product = new Matrix(Rows, other.Rows);
        MatrixProduct.TransposeAndMultiply(this, other, product);
        return product;
    }

    /// <summary>The product element by element (Hadamard product).</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public Matrix PointwiseMultiply(Matrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        RequireSameShape(other);
        var product = new Matrix(Rows, Columns);
        TensorPrimitives.Multiply(Values, other.Values, product.Values);
        return product;
    }

    /// <summary>The quotient element by element.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public Matrix PointwiseDivide(Matrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        RequireSameShape(other);
        var quotient = new Matrix(Rows, Columns);
        TensorPrimitives.Divide(Values, other.Values, quotient.Values);
        return quotient;
    }

    /// <summary>A copy with rows and columns exchanged.</summary>
    public Matrix Transpose()
    {
        var transposed = new Matrix(Columns, Rows);
        for (int row = 0; row < Rows; row++)
        {
            var values = Row(row);
            for (int column = 0; column < values.Length; column++)
                transposed.storage[(column * Rows) + row] = values[column];
        }

        return transposed;
    }

    /// <summary>A new matrix of what a function makes of every value.</summary>
    public Matrix Map(Func<double, double> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        var mapped = new Matrix(Rows, Columns);
        var from = Values;
        var to = mapped.Values;
        for (int i = 0; i < to.Length; i++)
            to[i] = function(from[i]);
        return mapped;
    }

    /// <summary>Adds a matrix of one row to every row, in place.</summary>
    internal void AddToEveryRow(Matrix addend)
    {
        if (addend.Rows != 1 || addend.Columns != Columns)
            throw new ArgumentException($"Only a 1 × {Columns} matrix can be added to every row of a {Shape} one, got {addend.Shape}.");
        Elementwise.AddToEveryRow(addend.Values, Values);
    }
}
