namespace NeuralNotebook;

/// <summary>How SGD remembers where it was going. The three are the same while the learning rate is constant but for
/// Nesterov's look ahead.</summary>
public enum MomentumConvention
{
    /// <summary>v = μ·v − rate·g; w += v. The rate of each step stays in the velocity: Keras, "Neural Networks from Scratch",
    /// and this course.</summary>
    RateInVelocity,

    /// <summary>v = μ·v + g; w −= rate·v. Today's rate multiplies the whole velocity: PyTorch.</summary>
    RateOutsideVelocity,

    /// <summary>v = μ·v − rate·g; w += μ·v − rate·g: the step that the velocity would make next is made at once. Source: Nesterov (1983);
    /// Sutskever et al. (2013).</summary>
    Nesterov,
}
