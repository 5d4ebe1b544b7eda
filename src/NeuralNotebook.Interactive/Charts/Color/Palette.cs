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

    /// <summary>After Okabe and Ito (2008), "Color Universal Design", darkened where white needs it.</summary>
    private static readonly string[] Series =
        ["#0068b4", "#d45500", "#008466", "#8d3a9e", "#a87900", "#c7366f", "#56616e", "#6b3f1d"];

    public static int Count => Series.Length;

    public static string Of(int index) => Series[index % Series.Length];

    public static Dash DashOf(int index) => (Dash)(index % 5);

    public static Marker MarkerOf(int index) => (Marker)(index % 6);
}
