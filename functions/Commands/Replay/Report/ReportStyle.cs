namespace LoadWatch.Commands.Replay.Report;

/// <summary>The report's own style: light and dark, from 320 px on, and for paper.</summary>
internal static class ReportStyle
{
    public static Html Sheet => Html.Of($$"""

        :root { --paper: #fbfaf7; --card: #ffffff; --ink: #1d2326; --soft: #566066; --line: #d9d8d2; --bar: #7d95a3; --band: #cfdde4;
          --watch: #57646b; --elevated: #b45309; --high: #b3261e; --text: #1c5fa8; }
        @media (prefers-color-scheme: dark) { :root { --paper: #14181a; --card: #1c2225; --ink: #e9ecec; --soft: #a9b3b8; --line: #394246;
          --bar: #6f8794; --band: #2f4048; --watch: #b3bec4; --elevated: #f2a65a; --high: #ff8a80; --text: #8ec2ff; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 46rem; margin: 0 auto; padding: 1rem .75rem 3rem; }
        h1 { font-size: 1.6rem; line-height: 1.2; margin: .5rem 0; } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
        h3 { font-size: 1.05rem; margin: 1rem 0 .25rem; } h4 { font-size: .95rem; margin: 1.25rem 0 0; }
        p { margin: .4rem 0; overflow-wrap: anywhere; }
        .note, .none { color: var(--soft); font-size: .875rem; }
        .claim { border-left: 4px solid var(--text); padding-left: .75rem; font-weight: 600; }
        .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr)); gap: .5rem; margin: 1rem 0; }
        .facts div { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem; }
        .facts dt { color: var(--soft); font-size: .8rem; } .facts dd { margin: 0; font-size: 1.4rem; font-weight: 600; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); gap: .25rem .75rem; }
        .tile { width: 100%; height: auto; display: block; }
        .tick { font-size: 10.5px; fill: var(--soft); } .grid { stroke: var(--line); stroke-width: 1; }
        .bar { fill: var(--bar); } .band { fill: var(--band); } .stem { stroke: var(--bar); stroke-width: 1.6; }
        .acute { fill: none; stroke: var(--ink); stroke-width: 1.2; } .faint { fill: none; stroke: var(--soft); stroke-width: .8; }
        .baseline { fill: none; stroke: var(--soft); stroke-width: 1; stroke-dasharray: 3 2; }
        .watch path { fill: var(--card); stroke: var(--watch); stroke-width: 1.4; } .elevated path { fill: var(--elevated); stroke: none; }
        .high path { fill: var(--high); stroke: none; } .high .ring { fill: var(--card); stroke: var(--high); stroke-width: 1.4; } .text path { fill: var(--text); }
        .mark { width: 1.1em; height: 1.1em; vertical-align: -.2em; overflow: visible; }
        .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; font-size: .875rem; }
        .flags { list-style: none; padding: 0; } .flags li { border-top: 1px solid var(--line); padding: .6rem 0; }
        .day { font-weight: 600; } .day .name { font-weight: 400; color: var(--soft); }
        blockquote { margin: .5rem 0 0; padding: .5rem .75rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem .75rem .75rem .1rem; max-width: 32rem; }
        .said { color: var(--text); font-size: .875rem; }
        details { margin: .5rem 0; } summary { cursor: pointer; padding: .4rem 0; } summary h3 { display: inline; margin: 0; }
        .year { border-top: 1px solid var(--line); } .wide { overflow-x: auto; max-height: 30rem; }
        table { border-collapse: collapse; font-size: .85rem; width: 100%; } caption { text-align: left; color: var(--soft); padding: .25rem 0; }
        th, td { text-align: left; padding: .2rem .5rem .2rem 0; border-bottom: 1px solid var(--line); font-weight: 400; vertical-align: top; }
        thead th { font-weight: 600; } .wide th { white-space: nowrap; } .n { text-align: right; font-variant-numeric: tabular-nums; }
        .rules dt { font-weight: 600; } .rules dd { margin: 0 0 .5rem; }
        @media print { :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --bar: #888; --band: #ddd; --watch: #444; --elevated: #a04a00; --high: #a00; --text: #035; }
          body { font-size: 11pt; } main { max-width: none; padding: 0; } .wide { max-height: none; overflow: visible; } .tile, li, blockquote, tr { break-inside: avoid; }
          .tiles { grid-template-columns: 1fr 1fr; } details.year::details-content { content-visibility: visible; display: block; } }

        """);
}
