namespace NeuralNotebook;

/// <summary>One tensor of a safetensors file that is to be written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its numbers as the format names it: "F64", "F32", "I64".</param>
/// <param name="Shape">How many numbers it has along each of its dimensions.</param>
/// <param name="Length">How many bytes they take.</param>
/// <param name="Write">Writes them, little-endian, the last dimension running fastest.</param>
internal sealed record SafeTensor(string Name, string Type, int[] Shape, long Length, Action<Stream> Write);
