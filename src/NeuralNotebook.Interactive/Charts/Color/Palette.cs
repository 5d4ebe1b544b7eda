namespace NeuralNotebook.Interactive;

/// <summary>The colours of every chart. The series' colours differ for readers with any common colour blindness, and each has at
/// least 3:1 contrast with the white background (WCAG 2.2, criterion 1.4.11).</summary>
/// <remarks>One rule holds in every picture: blue is more, numbers above 0 and class 1; orange is less, numbers below 0 and class 0;
/// further classes take the next colours. <see cref="OfClass"/> says it of classes, <see cref="OfSign"/> of numbers.
/// Series that stand for neither take turns, by <see cref="Of"/>.</remarks>
internal static class Palette
{
    public const string Background = "#ffffff";
    public const string Ink = "#1c2530";
    public const string Quiet = "#55606e";
    public const string Grid = "#e4e7eb";
    public const string AxisLine = "#8a94a1";

    /// <summary>Starts with the blue and orange of Okabe and Ito (2008), "Color Universal Design", darkened for white;
    /// the rest were searched for: the smallest distance of any two, to the usual eye and to those without one kind of cone,
    /// is as large as contrast with white allows.</summary>
    private static readonly string[] Series =
        ["#0068b4", "#d45500", "#00a775", "#360996", "#a16740", "#c8599e", "#4a5560", "#6e2d12"];

    public static int Count => Series.Length;

    public static string Of(int index) => Series[index % Series.Length];

    /// <summary>The colour of a class, wherever one is drawn: orange for class 0, blue for class 1,
    /// the next colours for the others.</summary>
    public static string OfClass(int label) => Of(label switch { <= 0 => 1, 1 => 0, _ => label });

    /// <summary>The colour of a number that may have either sign: that of class 1 above 0, that of class 0 below.</summary>
    public static string OfSign(double value) => OfClass(value < 0 ? 0 : 1);

    public static Dash DashOf(int index) => (Dash)(index % 5);

    public static Marker MarkerOf(int index) => (Marker)(index % 6);
}
