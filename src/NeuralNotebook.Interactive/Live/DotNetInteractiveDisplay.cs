using System.Reflection;

namespace NeuralNotebook.Interactive;

/// <summary>Shows through .NET Interactive: <c>KernelInvocationContext.Current.Display(figure)</c> and <c>Update(figure)</c> on what it
/// returns, reached by reflection, because its <c>display(x).Update(y)</c> loses the update.</summary>
internal sealed class DotNetInteractiveDisplay(PropertyInfo current, object context, MethodInfo display) : LiveDisplay
{
    private object context = context;
    private object? shown;

    public new static DotNetInteractiveDisplay? Find()
    {
        var type = AppDomain.CurrentDomain.GetAssemblies()
            .FirstOrDefault(assembly => assembly.GetName().Name == "Microsoft.DotNet.Interactive")
            ?.GetType("Microsoft.DotNet.Interactive.KernelInvocationContext");
        var current = type?.GetProperty("Current", BindingFlags.Public | BindingFlags.Static);
        return current?.GetValue(null) is { } context && DisplayMethod(type!) is { } display ? new(current, context, display) : null;
    }

    /// <summary>A context ends with its cell, and what is shown through it then is lost:
    /// each display belongs to the cell that begins it.</summary>
    public override void Begin() => (shown, context) = (null, current.GetValue(null) ?? context);

    public override void Show(Figure figure, string line)
    {
        if (shown is null)
            shown = display.IsStatic ? display.Invoke(null, [context, figure, Array.Empty<string>()])
                : display.Invoke(context, [figure, Array.Empty<string>()]);
        else
            shown.GetType().GetMethod("Update", [typeof(object)])?.Invoke(shown, [figure]);
    }

    /// <summary>A method of the context, or an extension method beside it: that differs between versions.</summary>
    private static MethodInfo? DisplayMethod(Type context) =>
        context.GetMethod("Display", [typeof(object), typeof(string[])])
        ?? context.Assembly.GetExportedTypes().Where(type => type is { IsAbstract: true, IsSealed: true })
            .Select(type => type.GetMethod("Display", [context, typeof(object), typeof(string[])]))
            .FirstOrDefault(method => method is not null);
}
