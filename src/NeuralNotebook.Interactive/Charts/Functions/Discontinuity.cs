namespace NeuralNotebook.Interactive;

/// <summary>A place where a curve breaks: where it comes from, where it goes on, and what the function says at the place itself
/// (NaN for nothing).</summary>
internal readonly record struct Discontinuity(double X, double Left, double Right, double At)
{
    public bool IsJump => Math.Abs(Right - Left) > 1e-6 * Math.Max(1, Math.Max(Math.Abs(Left), Math.Abs(Right)));
}
