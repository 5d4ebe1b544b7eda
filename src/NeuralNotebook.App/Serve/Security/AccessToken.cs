using System.Security.Cryptography;
using System.Text;

namespace NeuralNotebook.App.Serve;

/// <summary>The secret of one start of the server: whoever knows it may run code here.</summary>
internal sealed class AccessToken
{
    private readonly byte[] tokenHash;
    private readonly byte[] cookieHash;

    private AccessToken(string text)
    {
        Text = text;
        // The cookie travels with every request, so it is another secret than the one in the link;
        // it is made from it, so it need not be kept.
        CookieValue = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(text), "cookie"u8));
        (tokenHash, cookieHash) = (Hash(Text), Hash(CookieValue));
    }

    /// <summary>The token, as it stands in the printed link.</summary>
    public string Text { get; }

    /// <summary>What the browser's cookie holds once it has shown the token.</summary>
    public string CookieValue { get; }

    /// <summary>A fresh one: 192 random bits.</summary>
    public static AccessToken Create() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));

    /// <summary>Whether this is the token; takes the same time whichever letter is wrong.</summary>
    public bool IsToken(string? text) => text is not null && CryptographicOperations.FixedTimeEquals(Hash(text), tokenHash);

    /// <summary>Whether this is the cookie's value; takes the same time whichever letter is wrong.</summary>
    public bool IsCookie(string? text) => text is not null && CryptographicOperations.FixedTimeEquals(Hash(text), cookieHash);

    // Hashed first, so that neither the length nor the place of a difference shows in the time.
    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
