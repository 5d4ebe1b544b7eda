namespace NeuralNotebook.Exchange;

/// <summary>How exactly numbers are written into a file for another library.</summary>
public enum Precision
{
    /// <summary>32 bits, about 7 digits: what other libraries compute with unless told otherwise.</summary>
    Bits32,

    /// <summary>64 bits, about 16 digits: what this engine computes with.</summary>
    Bits64,
}
