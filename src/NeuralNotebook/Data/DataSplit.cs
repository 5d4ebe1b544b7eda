namespace NeuralNotebook;

/// <summary>Data to learn from, and data put aside.</summary>
/// <param name="Train">What the network learns from.</param>
/// <param name="Test">What it has never seen, and is judged by.</param>
public sealed record DataSplit(Dataset Train, Dataset Test);
