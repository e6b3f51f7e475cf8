using Microsoft.Playwright;

namespace LoadWatch.Tests.Pages;

/// <summary>A person with a browser.</summary>
/// <param name="Width">Of the window, in CSS px: <see cref="Phone"/> or <see cref="Desk"/>.</param>
/// <param name="Scripts">Whether pages may run scripts.</param>
/// <param name="Dark">Whether the person prefers dark colours.</param>
/// <param name="Locale">Of the browser: its languages, and how it writes dates and numbers.</param>
/// <param name="LessMotion">Whether the person asked for reduced motion.</param>
public sealed record Visitor(int Width = Visitor.Desk, bool Scripts = true, bool Dark = false, string Locale = "en-CA", bool LessMotion = false)
{
    /// <summary>The narrowest window that WCAG 1.4.10 wants a page to fit: 1280 px at 400 %.</summary>
    public const int Phone = 320;

    public const int Desk = 1280;

    internal BrowserNewContextOptions Context => new()
    {
        ViewportSize = new() { Width = Width, Height = Width == Phone ? 640 : 800 },
        ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light,
        Locale = Locale,
        ReducedMotion = LessMotion ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
    };

    /// <summary>Tells one visitor's pictures from another's.</summary>
    public override string ToString() =>
        $"{Width}-{(Dark ? "dark" : "light")}{(Scripts ? "" : "-noscript")}{(LessMotion ? "-still" : "")}{(Locale == "en-CA" ? "" : "-" + Locale)}";
}
