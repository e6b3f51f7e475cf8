using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace LoadWatch.Tests.Pages;

/// <summary>
/// The rules of axe. The browser's debugger puts them into the page, so that its content security policy need not be taken off.
/// For a visitor without scripts they are allowed after the page was read and for as long as axe takes: those of the page were
/// passed over by then, and what is checked is the page as it is without them.
/// </summary>
internal static class Accessibility
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
    };

    /// <summary>WCAG 2.0, 2.1 and 2.2 at A and AA, and what axe calls best practice. What axe cannot decide does not fail.</summary>
    public static async Task ShouldBeAccessibleAsync(this Visit visit)
    {
        await visit.AllowScriptsAsync(true);
        var result = await visit.Page.RunAxe(Rules).WaitAsync(Patience);
        await visit.AllowScriptsAsync(visit.Visitor.Scripts);
        result.Passes.ShouldNotBeEmpty("axe looked at nothing");
        result.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Target} {node.Html}: {rule.Help}"))
            .ShouldBeEmpty($"{visit.Page.Url} for {visit.Visitor}");
    }
}
