namespace NeuralNotebook.Interactive;

/// <summary>The colours of every chart. The series' colours differ for readers with any common colour blindness, and each has at
/// least 3:1 contrast with the white background (WCAG 2.2, criterion 1.4.11).</summary>
internal static class Palette
{
    public const string Background = "#ffffff";
    public const string Ink = "#1c2530";
    public const string Quiet = "#55606e";
    public const string Grid = "#e4e7eb";
    public const string AxisLine = "#8a94a1";

    /// <summary>Starts with the blue and orange of Okabe and Ito (2008), "Color Universal Design", darkened for white; the rest were searched for: the
    /// smallest distance of any two, to the usual eye and to those without one kind of cone, is as large as contrast with white allows.</summary>
    private static readonly string[] Series =
        ["#0068b4", "#d45500", "#00a775", "#360996", "#a16740", "#c8599e", "#4a5560", "#6e2d12"];

    public static int Count => Series.Length;

    public static string Of(int index) => Series[index % Series.Length];

    public static Dash DashOf(int index) => (Dash)(index % 5);

    public static Marker MarkerOf(int index) => (Marker)(index % 6);
}
