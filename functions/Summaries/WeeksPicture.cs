using LoadWatch.Core.Languages;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Weekly;
using SkiaSharp;

namespace LoadWatch.Summaries;

/// <summary>
/// Eight weeks as bars, each with its number, as a PNG on a white ground of its own, so that it reads the same in a dark mailbox. It
/// says nothing by colour alone: a week that is known in part is hatched, an unknown one has a question mark.
/// </summary>
internal static class WeeksPicture
{
    /// <summary>Twice the size at which it is shown.</summary>
    private const int Width = 1120, Height = 480;

    private const float Left = 24, Right = Width - 24, Top = 112, Bottom = Height - 72;

    /// <summary>Still to be read on a phone, where the picture is a third of its size.</summary>
    private const float Letters = 34;

    private static readonly SKColor Ink = SKColor.Parse("#14211b");
    private static readonly SKColor Quiet = SKColor.Parse("#4b5b53");
    private static readonly SKColor Bar = SKColor.Parse("#9db8ab");
    private static readonly SKColor LastBar = SKColor.Parse("#0b6b4f");

    private static readonly Lazy<SKTypeface> Typeface = new(() =>
    {
        using var font = typeof(WeeksPicture).Assembly.GetManifestResourceStream("DejaVuSans.ttf")!;
        return SKTypeface.FromStream(font);
    });

    public static byte[] Draw(WeeklySummary summary, Words words, DistanceUnit unit)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        using var font = new SKFont(Typeface.Value, Letters) { Subpixel = true };
        var most = summary.Weeks.Max(week => week.Distance?.In(unit) ?? 0);
        most = Math.Max(most, summary.Mean?.Distance.In(unit) ?? 0);
        var scale = most > 0 ? (Bottom - Top) / (float)most : 0;
        var step = (Right - Left) / summary.Weeks.Count;
        for (var i = 0; i < summary.Weeks.Count; i++)
        {
            var week = summary.Weeks[i];
            var middle = Left + ((i + 0.5f) * step);
            var top = Bottom - ((float)(week.Distance?.In(unit) ?? 0) * scale);
            DrawBar(canvas, new SKRect(middle - (step * 0.32f), top, middle + (step * 0.32f), Bottom), week, isLast: i == summary.Weeks.Count - 1);
            Write(canvas, font, week.Distance is { } far ? words.Numbers.Number(far.In(unit)) : "?", middle, top - 12, Ink);
            if ((summary.Weeks.Count - 1 - i) % 2 == 0)
            {
                Write(canvas, font, words.Numbers.ShortDay(week.Week.FirstDay), Math.Min(middle, Right - (step * 0.6f)), Bottom + 46, Quiet);
            }
        }

        using var line = new SKPaint { Color = Quiet, StrokeWidth = 3, IsAntialias = true, Style = SKPaintStyle.Stroke };
        canvas.DrawLine(Left, Bottom, Right, Bottom, line);
        if (summary.Mean is { } mean)
        {
            using var dashes = SKPathEffect.CreateDash([14, 10], 0);
            line.PathEffect = dashes;
            var height = Bottom - ((float)mean.Distance.In(unit) * scale);
            canvas.DrawLine(Left, height, Right, height, line);
        }

        var legend = summary.Mean is { } shown ? words.Summaries.MeanLine(words.Numbers.Distance(shown.Distance, unit)) : words.Numbers.Unit(unit);
        using var ink = new SKPaint { Color = Quiet, IsAntialias = true };
        canvas.DrawText(legend, Left, 40, SKTextAlign.Left, font, ink);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static void DrawBar(SKCanvas canvas, SKRect bar, WeekNumbers week, bool isLast)
    {
        using var paint = new SKPaint { Color = isLast ? LastBar : Bar, IsAntialias = true };
        if (week.Coverage is Coverage.Part)
        {
            using var hatch = SKPathEffect.Create2DLine(4, SKMatrix.CreateScale(12, 12).PreConcat(SKMatrix.CreateRotationDegrees(45)));
            paint.PathEffect = hatch;
            canvas.Save();
            canvas.ClipRect(bar);
            canvas.DrawRect(SKRect.Inflate(bar, 20, 20), paint);
            canvas.Restore();
            paint.PathEffect = null;
            (paint.Style, paint.StrokeWidth) = (SKPaintStyle.Stroke, 3);
        }

        canvas.DrawRect(bar, paint);
    }

    private static void Write(SKCanvas canvas, SKFont font, string text, float x, float y, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        canvas.DrawText(text, x, y, SKTextAlign.Center, font, paint);
    }
}
