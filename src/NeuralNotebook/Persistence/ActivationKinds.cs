using System.Reflection;

namespace NeuralNotebook;

/// <summary>The engine's activations as files know them: by their names and their settings. The settings are the numbers that the
/// constructor takes, and a property of the same name holds each.</summary>
internal static class ActivationKinds
{
    private static readonly Dictionary<string, ConstructorInfo> Constructors = typeof(Activation).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Activation)) && !type.IsAbstract)
        .ToDictionary(type => type.Name, type => type.GetConstructors().Single());

    /// <summary>Whether it is the engine's own, and no learner's of the same name.</summary>
    public static bool Has(Activation activation) =>
        Constructors.TryGetValue(activation.GetType().Name, out var constructor) && constructor.DeclaringType == activation.GetType();

    /// <summary>The settings of one of the engine's own, in the constructor's order.</summary>
    public static IEnumerable<(string Name, double Value)> Settings(Activation activation) =>
        Constructors[activation.GetType().Name].GetParameters().Select(parameter => (parameter.Name!, (double)activation.GetType()
            .GetProperty(parameter.Name!, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase)!.GetValue(activation)!));

    /// <summary>Makes one with settings, which are asked for by their names; null where there is none of that kind.</summary>
    /// <exception cref="ArgumentException">It cannot have such a setting.</exception>
    public static Activation? Make(string kind, Func<string, double> setting) => Constructors.TryGetValue(kind, out var constructor)
        ? (Activation)constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null,
            [.. constructor.GetParameters().Select(parameter => (object)setting(parameter.Name!))], culture: null)
        : null;
}
