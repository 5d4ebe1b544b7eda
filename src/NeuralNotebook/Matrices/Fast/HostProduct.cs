using System.Runtime.InteropServices;

namespace NeuralNotebook;

/// <summary>A product as a host's loop wants it: addresses, null for none, and strides that count numbers.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct HostProduct
{
    public double* Left, Right, Output, Addend, Condition, RightSums;

    /// <summary>Room for a panel of four columns, and for 4 × 4 numbers behind it.</summary>
    public double* Scratch;

    public int Rows, Columns, Terms;

    public int LeftRow, LeftColumn, RightRow, RightColumn;

    /// <summary>1 if max(0, ·) is taken.</summary>
    public int Rectify;

    public static void Run(Operand left, Operand right, Matrix output, Epilogue epilogue)
    {
        fixed (double* a = left.Matrix.Values, b = right.Matrix.Values, c = output.Values)
        fixed (double* addend = Epilogue.Values(epilogue.Addend), condition = Epilogue.Values(epilogue.WherePositive),
            sums = Epilogue.Values(epilogue.RightSums))
        {
            var product = new HostProduct
            {
                Left = a,
                Right = b,
                Output = c,
                Addend = addend,
                Condition = condition,
                RightSums = sums,
                Scratch = PackedPanel.Memory(),
                Rows = left.Rows,
                Columns = right.Columns,
                Terms = left.Columns,
                LeftRow = left.RowStride,
                LeftColumn = left.ColumnStride,
                RightRow = right.RowStride,
                RightColumn = right.ColumnStride,
                Rectify = epilogue.Rectify ? 1 : 0,
            };
            HostLoops.Product(&product);
        }
    }
}
