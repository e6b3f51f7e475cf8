using System.Text.Json;
using Microsoft.AspNetCore.Routing.Template;

namespace LoadWatch.Tests.Hosting;

/// <summary>host.json and the function.json files, read as the Functions host reads them (not by the code under test).</summary>
public sealed class FunctionFolder
{
    private readonly string prefix;
    private readonly List<(Function Function, TemplateMatcher Matcher)> routes;

    private FunctionFolder(JsonElement host, IEnumerable<Function> functions)
    {
        Host = host;
        Functions = [.. functions.OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase)];
        prefix = Setting("extensions", "http", "routePrefix")?.GetString() ?? "api";
        routes = [.. Functions.Where(f => f.Route is not null).Select(f => (f, MatcherOf(f)))];
    }

    public JsonElement Host { get; }

    /// <summary>In the order in which the host tries their routes: by name.</summary>
    public IReadOnlyList<Function> Functions { get; }

    public int BatchSize => Setting("extensions", "queues", "batchSize")?.GetInt32() ?? 16;

    public int NewBatchThreshold => Setting("extensions", "queues", "newBatchThreshold")?.GetInt32() ?? 8;

    public int MaxDequeueCount => Setting("extensions", "queues", "maxDequeueCount")?.GetInt32() ?? 5;

    public TimeSpan VisibilityTimeout => Time("00:00:00", "extensions", "queues", "visibilityTimeout");

    public TimeSpan MaxPollingInterval => Time("00:01:00", "extensions", "queues", "maxPollingInterval");

    public TimeSpan FunctionTimeout => Time("00:30:00", "functionTimeout");

    public TimeSpan InitializationTimeout => Time("00:00:30", "customHandler", "initializationTimeout");

    /// <summary>The folder as it is deployed: host.json with a folder per function beside it.</summary>
    public static FunctionFolder Read(string appRoot) => Read(Path.Combine(appRoot, "host.json"), appRoot);

    public static FunctionFolder Read(string hostJson, string functions) => new(
        Json(hostJson),
        Directory.GetFiles(functions, "function.json", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
            .Select(file => new Function(
                Path.GetFileName(Path.GetDirectoryName(file)!),
                [.. Json(file).GetProperty("bindings").EnumerateArray()])));

    /// <summary>The first function, by name, whose route and methods fit; the path is the decoded one.</summary>
    public Function? Match(string method, string path) => routes
        .Where(r => r.Function.Methods.Contains(method, StringComparer.OrdinalIgnoreCase) && r.Matcher.TryMatch(path, []))
        .Select(r => r.Function)
        .FirstOrDefault();

    public JsonElement? Setting(params string[] path)
    {
        var here = Host;
        foreach (var member in path)
        {
            if (here.ValueKind != JsonValueKind.Object || !here.TryGetProperty(member, out here))
                return null;
        }

        return here;
    }

    private TimeSpan Time(string otherwise, params string[] path) =>
        TimeSpan.Parse(Setting(path)?.GetString() ?? otherwise, System.Globalization.CultureInfo.InvariantCulture);

    private TemplateMatcher MatcherOf(Function function) =>
        new(TemplateParser.Parse((prefix.Length == 0 ? "" : prefix + "/") + function.Route), []);

    private static JsonElement Json(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.Clone();
    }

    public sealed record Function(string Name, IReadOnlyList<JsonElement> Bindings)
    {
        public JsonElement Trigger { get; } = Bindings.Single(b => b.GetProperty("type").GetString()!.EndsWith("Trigger", StringComparison.Ordinal));

        public string Type => Trigger.GetProperty("type").GetString()!;

        public string BindingName => Trigger.GetProperty("name").GetString()!;

        public string? QueueName => Type == "queueTrigger" ? Trigger.GetProperty("queueName").GetString() : null;

        /// <summary>Null for everything but an HTTP function; without a route of its own the name is the route.</summary>
        public string? Route => Type != "httpTrigger" ? null : Trigger.TryGetProperty("route", out var route) ? route.GetString() : Name;

        public IReadOnlyList<string> Methods => Trigger.TryGetProperty("methods", out var methods)
            ? [.. methods.EnumerateArray().Select(m => m.GetString()!)]
            : ["get", "post", "put", "delete", "patch", "head", "options"];
    }
}
