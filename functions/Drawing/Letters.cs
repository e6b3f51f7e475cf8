using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace LoadWatch.Drawing;

/// <summary>Letters in a chart: SVG's text element, a name that Razor keeps for itself.</summary>
public sealed class Letters : ComponentBase
{
    [Parameter, EditorRequired] public required string Class { get; set; }

    [Parameter, EditorRequired] public required string X { get; set; }

    [Parameter, EditorRequired] public required string Y { get; set; }

    [Parameter, EditorRequired] public required string Says { get; set; }

    /// <summary>Which part of the letters stands at the place: <c>middle</c> or <c>end</c>.</summary>
    [Parameter] public string Anchor { get; set; } = "middle";

    /// <summary>Whether the place is the middle of the letters' height; else it is their foot.</summary>
    [Parameter] public bool IsCentred { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", X);
        builder.AddAttribute(3, "y", Y);
        builder.AddAttribute(4, "dy", IsCentred ? ".35em" : null);
        builder.AddAttribute(5, "text-anchor", Anchor);
        builder.AddContent(6, Says);
        builder.CloseElement();
    }
}
