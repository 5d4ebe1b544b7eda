using System.Reflection;
using System.Security.Cryptography;
using NeuralNotebook.App.Serve;

namespace NeuralNotebook.App.Tests.Serve.Security;

public sealed class AccessTokenTests
{
    private const byte Call = 0x28;
    private const byte CallVirtual = 0x6F;

    [Theory]
    [InlineData(nameof(AccessToken.IsToken))]
    [InlineData(nameof(AccessToken.IsCookie))]
    public void A_guess_is_compared_in_the_same_time_wherever_it_is_wrong(string method)
    {
        // A clock could not tell on a busy machine; what the method calls can be read.
        string[] calls = [.. Calls(typeof(AccessToken).GetMethod(method)!)];
        Assert.Contains($"{nameof(CryptographicOperations)}.{nameof(CryptographicOperations.FixedTimeEquals)}", calls);
        Assert.DoesNotContain(calls,
            call => call is "String.op_Equality" or "String.Equals" or "String.Compare" or "MemoryExtensions.SequenceEqual"
                or "Enumerable.SequenceEqual");
    }

    [Fact]
    public void Only_the_whole_token_is_the_token()
    {
        var token = AccessToken.Create();
        Assert.True(token.IsToken(token.Text));
        Assert.True(token.IsCookie(token.CookieValue));
        foreach (string? guess in new[] { null, "", token.Text[..^1], token.Text + "0", token.Text.ToUpperInvariant(), " " + token.Text,
            token.CookieValue, AccessToken.Create().Text })
            Assert.False(token.IsToken(guess));
        Assert.False(token.IsCookie(token.Text));
    }

    private static IEnumerable<string> Calls(MethodInfo method)
    {
        byte[] code = method.GetMethodBody()!.GetILAsByteArray()!;
        for (int i = 0; i + sizeof(int) < code.Length; i++)
        {
            if (code[i] is Call or CallVirtual && Resolve(method.Module, BitConverter.ToInt32(code, i + 1)) is { } called)
                yield return $"{called.DeclaringType!.Name}.{called.Name}";
        }
    }

    private static MethodBase? Resolve(Module module, int token)
    {
        try
        {
            return module.ResolveMethod(token);
        }
        catch (Exception error) when (error is ArgumentException or BadImageFormatException)
        {
            // The byte was not a call but a part of something else.
            return null;
        }
    }
}
