using System.Linq.Expressions;
using System.Reflection;

namespace NeuralNotebook.Interactive;

/// <summary>Calls a learner's function and sees whether it changes the arrays and matrices that it is given:
/// they are not its own.</summary>
internal sealed class InputWatch<TFunction>
    where TFunction : Delegate
{
    private readonly ParameterInfo[] parameters;
    private string? changed;

    public InputWatch(TFunction function)
    {
        parameters = typeof(TFunction).GetMethod("Invoke")!.GetParameters();
        Function = parameters.Any(parameter => CanChange(parameter.ParameterType)) ? Watched(function) : function;
        // Her own names for what she is given say more than the delegate's.
        if (function.Method.GetParameters() is { } own && own.Length == parameters.Length)
            parameters = own;
    }

    /// <summary>The learner's function, watched.</summary>
    public TFunction Function { get; }

    /// <summary>What has changed since the last call of this method: "`logits`"; null if nothing.</summary>
    public string? TakeChange()
    {
        string? taken = changed;
        changed = null;
        return taken;
    }

    private static bool CanChange(Type type) => type == typeof(Matrix) || type.IsArray;

    private TFunction Watched(TFunction function)
    {
        var given = parameters.Select(parameter => Expression.Parameter(parameter.ParameterType)).ToArray();
        var all = Expression.NewArrayInit(typeof(object), given.Select(each => Expression.Convert(each, typeof(object))));
        var (before, result) =
            (Expression.Variable(typeof(object[])), Expression.Variable(typeof(TFunction).GetMethod("Invoke")!.ReturnType));
        var body = Expression.Block(
            [before, result],
            Expression.Assign(before, Expression.Call(typeof(InputWatch<TFunction>), nameof(Copies), null, all)),
            Expression.Assign(result, Expression.Invoke(Expression.Constant(function), given)),
            Expression.Call(Expression.Constant(this), nameof(Compare), null, before, all),
            result);
        return Expression.Lambda<TFunction>(body, given).Compile();
    }

    private static object?[] Copies(object?[] given) =>
        [.. given.Select(each => each is not null && CanChange(each.GetType()) ? Answer.From(() => each).Value : null)];

    private void Compare(object?[] before, object?[] given)
    {
        object?[] after = Copies(given);
        string[] names = [.. parameters.Where((_, i) => Agreement.Difference(before[i], after[i], tolerance: 0) is not null)
            .Select(parameter => $"`{parameter.Name}`")];
        if (names.Length > 0)
            changed = string.Join(" and ", names);
    }
}
