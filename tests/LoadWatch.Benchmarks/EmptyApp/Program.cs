// The floor of a start: an app that says 200 and does nothing else.
var app = WebApplication.CreateSlimBuilder(args).Build();
app.MapPost("/api/webhooks/strava/{key}", (RequestDelegate)(_ => Task.CompletedTask));
app.Run();
