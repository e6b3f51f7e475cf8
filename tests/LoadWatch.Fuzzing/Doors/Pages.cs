using System.Text.RegularExpressions;

namespace LoadWatch.Fuzzing.Doors;

/// <summary>The pages that anybody may open, signing in, and the ways back from a platform and from the issuer.</summary>
internal sealed partial class PublicPages : DoorTarget
{
    public override string Name => "public-pages";

    public override IReadOnlyList<string> Requests =>
    [
        "GET /api/health/live", "GET /api/health/ready", "GET /api/assets/made-up.css", "GET /api/join?clinic=ABCDEFGH", $"GET /api/routines/glutes?reps=25&moves=12\n{Browser}", "GET /api/routines/sheddon",
        "GET /api/sign-in", $"POST /api/sign-in\n{Form}\nCookie: @cookie\n\ncontact=maya%40example.org&__RequestVerificationToken=@token",
        "GET /api/tickets/@ticket", $"POST /api/tickets/@ticket\n{Form}\nCookie: @cookie\n\n__RequestVerificationToken=@token",
        "GET /api/connect/strava?invite=made-up&clinic=ABCDEFGH", "GET /api/connect/garmin", "GET /api/connect/strava/callback?state=@state&code=made-up&scope=read,activity:read_all\nCookie: @visit",
        "GET /api/connect/strava/callback?state=@state&error=access_denied\nCookie: @visit",
        "GET /api/clinic/sign-in", "GET /api/clinic/sign-in/begin", "GET /api/clinic/sign-in/callback?state=made-up&code=made-up", "GET /api/clinic/sign-in/callback?error=access_denied",
        "GET /api/clinic/sign-in/arrived\nCookie: loadwatch-clinic-arrival=made-up", $"POST /api/clinic/sign-in/arrived\n{Form}\nCookie: @staff\n\nclinic=sheddon&__RequestVerificationToken=@form",
        "POST /api/clinic/sign-in/callback\nContent-Type: application/x-www-form-urlencoded; charset=utf-7\n\nstate=made-up&code=made-up",
        $"POST /api/sign-in\n{Form}\nCookie: @cookie\nRequestVerificationToken: @token\n\n%00=x",
        "POST /api/sign-in\nContent-Type: multipart/form-data; boundary=b\n\n--b\nbroken", $"POST /api/sign-in\n{Form}\n\n{new string('a', 70_000)}", $"POST /api/sign-in\n{Form}\n\n%%%=&&&",
    ];

    protected override IReadOnlyList<string> Own => ["@ticket", "@state", "@visit", "invite=", "state=", "code=", "moves=", "reps=", "clinic=", "contact=", "glutes", "sheddon"];

    /// <summary>Where the issuer sends an error, or somebody says so, the page tells that the issuer does not answer.</summary>
    protected override bool MayFail(string path, int status) => status == 503 && path.Contains("/api/clinic/sign-in/callback", StringComparison.OrdinalIgnoreCase);

    // A ticket is used up by being tried.
    protected override Regex? Noted => Tickets;

    [GeneratedRegex("/tickets/", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tickets { get; }
}

/// <summary>A runner's own pages, in that runner's session.</summary>
internal sealed partial class RunnerPages : DoorTarget
{
    public override string Name => "runner-pages";

    public override IReadOnlyList<string> Requests =>
    [
        .. new[] { "", "/phone", "/code", "/settings", "/consents", "/access", "/download", "/delete" }.Select(page => $"GET /api/me{page}?lang=fr-CA&saved=1&ended=strava\n{Browser}\nCookie: @cookie"),
        Post("phone", "phone=905+555+0134&country=CA"), Post("code", "code=123456"), Post("code/again", ""),
        Post("settings", "name=Maya&language=en-US&unit=Miles&zone=America%2FToronto&from=09%3A00&until=20%3A00&week=Sunday&email=maya%40example.org&counts="),
        Post("consents", "texts=yes&email=yes&sharing%7Csheddon=yes"), Post("consents/withdraw", "kind=texts"), Post("clinic", "code=ABCDEFGH"),
        Post("runs/confirm", "run=Garmin%3A1"), Post("runs/remove", "run=Strava%3A1"), Post("links/end", "platform=strava"), Post("email/again", ""),
        Post("delete", ""), Post("delete", "sure=yes"), Post("sign-out", ""), Post("sign-out-everywhere", ""),
    ];

    protected override IReadOnlyList<string> Own => ["phone=", "country=CA", "zone=", "kind=", "run=", "Garmin:", "platform=", "sharing|sheddon", "email=", "counts=Garmin"];

    // A try of a code counts also where it is wrong, and so do the turns of asking for one.
    protected override Regex? Noted => Counted;

    [GeneratedRegex("/api/me/(code|phone)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Counted { get; }

    private static string Post(string page, string fields) => $"POST /api/me/{page}\n{Form}\nCookie: @cookie\n\n{fields}&__RequestVerificationToken=@token";
}

/// <summary>A clinic's pages, in the session of its owner.</summary>
internal sealed partial class ClinicPages : DoorTarget
{
    public override string Name => "clinic-pages";

    public override IReadOnlyList<string> Requests =>
    [
        .. new[] { "?show=all&owner=me&name=Ma&sort=name&after=board|2|9|x", "?show=pain", "/list.csv?show=all", "/next?after=x", "/numbers", "/team?done=invited&member=x", "/athletes/@runner?done=1", "/athletes/made-up" }
            .Select(page => $"GET /api/clinic{page}\n{Browser}\nCookie: @staff"),
        Act("acknowledge", "useful=yes&reason=because"), Act("snooze", "until=2026-12-20"), Act("assign", "to="), Act("note", "note=a+note&share=yes"), Act("contact", "channel=phone&about=it"),
        Act("routine", "donkey-kicks=yes"), Act("check-in", ""), Act("undo", "entry=x"),
        Post("team/invite", "name=Dana&address=dana%40clinic.example&role=owner"), Post("team/remove", "member=x"), Post("team/role", "member=x&role=owner"), Post("sign-out", ""), Post("sign-out-everywhere", ""),
    ];

    protected override IReadOnlyList<string> Own => ["show=", "after=", "name=", "@runner", "seen=", "at=", "entry=", "until=", "member=", "' or PartitionKey ge '", "\uffff"];

    // That a runner's page was looked at is written down first, also where the form on it fails.
    protected override Regex? Noted => Looks;

    [GeneratedRegex("/api/clinic/(athletes/|next)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Looks { get; }

    private static string Act(string action, string fields) => Post($"athletes/@runner/{action}", $"{fields}&seen=x&at=1");

    private static string Post(string page, string fields) => $"POST /api/clinic/{page}\n{Form}\nCookie: @staff\n\n{fields}&__RequestVerificationToken=@form";
}
