using LoadWatch.Clinic.SigningIn;
using LoadWatch.Site;

namespace LoadWatch.Clinic;

/// <summary>Answers that more than one of a clinic's pages gives.</summary>
internal static class ClinicPages
{
    /// <summary>A title and a sentence, in the frame of a clinic's pages.</summary>
    public static IResult Message(
        HttpContext context, string title, string sentence, int status = StatusCodes.Status200OK, (string Path, string Label)? next = null) =>
        Pages.Show<ClinicMessagePage>(
            status,
            (nameof(ClinicMessagePage.W), context.Words()),
            (nameof(ClinicMessagePage.Title), title),
            (nameof(ClinicMessagePage.Sentence), sentence),
            (nameof(ClinicMessagePage.Who), ClinicSession.Of(context)),
            (nameof(ClinicMessagePage.Next), next?.Path),
            (nameof(ClinicMessagePage.NextLabel), next?.Label));

    /// <summary>A clinician asked for what is an owner's.</summary>
    public static IResult OwnersOnly(HttpContext context)
    {
        var words = context.Words().Team;
        return Message(context, words.OwnersOnly, words.OwnersOnlyWhy, StatusCodes.Status403Forbidden, ("/api/clinic/team", words.Team));
    }
}
