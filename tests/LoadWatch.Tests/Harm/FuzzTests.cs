using System.Text.Json.Serialization;
using LoadWatch.Fuzzing;
using LoadWatch.Fuzzing.Doors;
using LoadWatch.Fuzzing.Driving;
using LoadWatch.Fuzzing.Parsing;
using LoadWatch.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Harm;

/// <summary>
/// A bounded run of what <c>./loadwatch fuzz</c> does at length: each target with a seed that is always the same, and with one
/// that is new each time and printed.
/// </summary>
public sealed class FuzzTests(Azurite azurite, ITestOutputHelper output)
{
    private const int Same = 20301112;

    /// <summary>Words by which the code calls what reads something.</summary>
    private static readonly string[] Reading = ["Read", "ReadAsync", "Parse", "TextAsync", "Open", "Of", "OfTag", "OfShort", "OfName", "Fits", "IsValid", "Apply"];

    /// <summary>Forms in which a stranger's words reach it.</summary>
    private static readonly Type[] Words =
        [typeof(string), typeof(ReadOnlyMemory<byte>), typeof(Stream), typeof(System.Text.Json.JsonElement), typeof(Microsoft.AspNetCore.Http.IQueryCollection), typeof(Microsoft.AspNetCore.Http.IFormCollection), typeof(Site.Filled), typeof(MimeKit.MimeMessage)];

    /// <summary>What bears such a name and reads nothing of a stranger's, or is tried as a part of another.</summary>
    private static readonly Dictionary<string, string> Exempt = new(StringComparer.Ordinal)
    {
        ["PlatformNames"] = "a name for a platform's, whatever it is",
        ["ClinicView"] = "puts together what storage holds",
        ["CareForm"] = "tried at the doors: it needs a page",
        ["Arrival"] = "reads claims that the issuer's token has brought; its parts are tried by themselves",
        ["StoredFlag"] = "puts together what the rules found",
        ["CookieNames"] = "our own names",
        ["BackupFile"] = "a file of lines that RowJson reads",
        ["RestoredRow"] = "changes rows that RowJson has read",
        ["Routine"] = "puts together moves that Moves has read",
    };

    public static TheoryData<string> Parsers => [.. Targets.All.Where(target => target is not DoorTarget).Select(target => target.Name)];

    public static TheoryData<string> Doors => [.. Targets.All.OfType<DoorTarget>().Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Parsers))]
    public async Task No_input_harms_a_parser(string name)
    {
        await TryAsync(name, Same, 1_500);
        await TryAsync(name, Random.Shared.Next(), 500);
    }

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task No_request_harms_a_door(string name)
    {
        DoorWorld.Connection ??= azurite.NewAccount();
        await TryAsync(name, Same, 220);
        await TryAsync(name, Random.Shared.Next(), 80);
    }

    [Fact]
    public async Task Every_route_is_knocked_at()
    {
        await using var world = await World.StartAsync(azurite, settings => settings["Mail:BounceKey"] = MailDoors.Key);
        var requests = Targets.All.OfType<DoorTarget>().SelectMany(target => target.Requests).Select(request => request.Split('\n')[0].Split(' ')).ToArray();
        var routes = world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(endpoint =>
            endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => (Method: method, Pattern: endpoint.RoutePattern.RawText!)));

        routes.Where(route => !requests.Any(request => request[0] == route.Method && Fits(route.Pattern, request[1]))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_reader_of_a_strangers_words_has_a_target()
    {
        var tried = Targets.All.SelectMany(target => target.Parsers).ToHashSet();
        Type[] readers = [.. new[] { typeof(RunnerId).Assembly, typeof(Core.Running.Run).Assembly }.SelectMany(assembly => assembly.GetTypes())
            .Where(type => (type.IsVisible || type.Assembly == typeof(RunnerId).Assembly) && !type.Name.Contains('<') && !typeof(JsonSerializerContext).IsAssignableFrom(type.DeclaringType))
            .Where(type => type.GetMethods(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.DeclaredOnly)
                .Any(method => !method.IsPrivate && Reading.Contains(method.Name) && Array.Exists(method.GetParameters(), parameter => Words.Contains(parameter.ParameterType))))];

        readers.Where(type => !tried.Contains(type) && !Exempt.ContainsKey(NameOf(type)) && type.Namespace?.StartsWith("LoadWatch.Core.Languages", StringComparison.Ordinal) != true)
            .Select(NameOf).Order(StringComparer.Ordinal).ShouldBeEmpty();
        Exempt.Keys.Except(readers.Select(NameOf)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_options_class_and_every_shape_of_an_answer_has_a_target()
    {
        var tried = Targets.All.SelectMany(target => target.Parsers).ToHashSet();
        SettingsLines.All.Count.ShouldBeGreaterThan(8);
        typeof(RunnerId).Assembly.GetTypes().Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetField("Section") is not null && !tried.Contains(type)).ShouldBeEmpty();
        typeof(RunnerId).Assembly.GetTypes().Where(type => typeof(JsonSerializerContext).IsAssignableFrom(type) && type != typeof(StorageJson))
            .SelectMany(context => context.GetCustomAttributesData().Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute)).Select(attribute => (Type)attribute.ConstructorArguments[0].Value!))
            .Select(type => type.IsGenericType ? type.GetGenericArguments()[0] : type).Where(type => type.Namespace?.StartsWith("LoadWatch.Platforms", StringComparison.Ordinal) == true || type.Namespace == "LoadWatch.Texting")
            .Where(type => !tried.Contains(type)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_must_not_happen_is_found()
    {
        var outcome = await new Fuzzer(new Fragile(), Same).RunAsync(new Effort(5_000));
        outcome.Failing.ShouldNotBeNull().Why.ShouldContain("a null where a number was");
    }

    private static bool Fits(string pattern, string address) => new TemplateMatcher(TemplateParser.Parse(pattern.TrimStart('/')), []).TryMatch(address.Split('?')[0], []);

    private static string NameOf(Type type) => type.DeclaringType is { } outer ? $"{outer.Name}+{type.Name}" : type.Name;

    private async Task TryAsync(string name, int seed, long inputs)
    {
        var outcome = await new Fuzzer(Targets.All.Single(target => target.Name == name), seed).RunAsync(new Effort(inputs));
        output.WriteLine($"{name}, seed {seed}: {outcome}");
        outcome.Failing.ShouldBeNull($"{outcome.Failing?.Why}\nseed {seed}, input {Convert.ToBase64String(outcome.Failing?.Input ?? [])}");
    }

    /// <summary>Fails as a careless reader would.</summary>
    private sealed class Fragile : Target
    {
        public override string Name => "fragile";

        public override IReadOnlyList<byte[]> Seeds => ["""{"a":1}"""u8.ToArray()];

        public override bool IsDocumented(Exception fault) => fault is System.Text.Json.JsonException or ArgumentException or InvalidOperationException;

        public override Task<string> ReadAsync(byte[] input) => System.Text.Json.Nodes.JsonNode.Parse(input) is System.Text.Json.Nodes.JsonObject fields && fields.ContainsKey("a") && fields["a"] is null
            ? throw new HarmException("a null where a number was")
            : Task.FromResult("fine");
    }
}
