namespace NeuralNotebook.Exchange;

/// <summary>Which of two ways of describing the same layers.</summary>
internal enum KerasDialect
{
    /// <summary>Keras 3: every object with its module; numbers of batches in batch_shape.</summary>
    Keras3,

    /// <summary>TensorFlow.js, which still speaks as Keras 2 did: classes without modules; batch_input_shape.</summary>
    TensorFlowJs,
}
