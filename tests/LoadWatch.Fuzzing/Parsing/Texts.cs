using LoadWatch.Core.Hearing;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Talking;
using LoadWatch.Core.Telling;
using LoadWatch.Core.Triage;
using LoadWatch.Mailing;
using LoadWatch.Runner.SigningIn;
using LoadWatch.Site;
using MimeKit;

namespace LoadWatch.Fuzzing.Parsing;

/// <summary>What runners text back.</summary>
internal sealed class TextsHeard : ParserTarget
{
    public override string Name => "texts-heard";

    public override IReadOnlyList<Type> Parsers => [typeof(Heard), typeof(Answering)];

    public override IReadOnlyList<string> Words =>
        ["stop", "arrête", "knee", "genou", "left", "gauche", "3", "10/10", "pause", "2w", "weeks", "semaines", "not", "don't", "OK", "WEAK", "done", "?", "❤️", "\U0001D7CF", "d'", "½"];

    protected override IReadOnlyList<string> Samples =>
        ["DONE", "3 left knee", "please stop texting me", "PAUSE 2W", "ma cheville droite me fait mal, 6 sur 10", "help?", "STOP\nSTOP", "j’ai fini !", "0", "OK thanks \U0001F3C3"];

    protected override string Read(byte[] input)
    {
        var body = Text(input);
        var state = new Conversation { Day = new DateOnly(2030, 6, 12) };
        var (heard, answer) = (Heard.Of(body), Answering.Of(state, body));
        return heard is Heard.Pain { Level: < 0 or > 10 } or Heard.Pause { Days: < 1 or > Heard.Pause.LongestDays }
            ? throw new HarmException($"Heard {heard}.")
            : $"{heard} {answer}";
    }
}

/// <summary>Numbers and addresses as people write them.</summary>
internal sealed class ContactTexts : ParserTarget
{
    public override string Name => "contacts";

    public override IReadOnlyList<Type> Parsers => [typeof(ContactText), typeof(AddressText), typeof(DialAddress)];

    public override IReadOnlyList<string> Words => ["+1", "905", "tel:", ";ext=", ";phone-context=", "@", "example.org", "xn--", "٣", "0x"];

    protected override IReadOnlyList<string> Samples => ["+1 905 555 0100", "(905) 555-0100", "+44 7700 900123", "maya@example.org", "MAYA+run@Example.ORG", "tel:+1-905-555-0100;ext=1"];

    protected override string Read(byte[] input)
    {
        var text = Text(input);
        var read = ContactText.Read(text);
        var phone = ContactText.Phone(text, "CA");
        if (phone is not null && ContactText.Phone(phone, null) != phone)
        {
            throw new HarmException($"{phone} is not read as itself.");
        }

        if (read is { Kind: Storage.ContactKind.Email, Contact: var address } && (AddressText.Read(address) != address || address.Any(char.IsControl)))
        {
            throw new HarmException($"{address} is not read as itself.");
        }

        var dial = DialAddress.Of(text);
        if (dial is not null && !dial.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is ':' or '+' or '-' or ';' or '='))
        {
            throw new HarmException($"{dial} is offered to be dialled.");
        }

        return $"{read} {dial} {phone} {(phone is null ? "" : ContactText.CountryOf(phone) + ContactText.Said(phone))}";
    }
}

/// <summary>What a mail server passes on.</summary>
internal sealed class Bounces : ParserTarget
{
    public override string Name => "bounces";

    public override IReadOnlyList<Type> Parsers => [typeof(Bounce), typeof(MessageIds)];

    public override IReadOnlyList<string> Words => ["multipart/report", "message/delivery-status", "Status: 5.1.1", "Action: failed", "Original-Envelope-Id:", "--b", "--b--", "Content-Transfer-Encoding: base64", "=?utf-8?q?x?="];

    protected override IReadOnlyList<string> Samples =>
    [
        """
        From: mailer@mail.example
        To: hello@loadwatch.example
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: text/plain

        It came back.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example
        Original-Envelope-Id: <mail-1.0123456789abcdef0123456789abcdef@loadwatch.example>

        Final-Recipient: rfc822; maya@example.org
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 no such user
        --b
        Content-Type: text/rfc822-headers

        Message-ID: <mail-1.0123456789abcdef0123456789abcdef@loadwatch.example>
        --b--
        """.ReplaceLineEndings("\r\n"),
        "Subject: away\r\n\r\nI am away.", "",
    ];

    public override bool IsDocumented(Exception fault) => fault is FormatException;

    // The parser of messages is a library's.
    public override long? MostAllocated(int length) => (16L * 1024 * 1024) + (65_536L * length);

    protected override string Read(byte[] input)
    {
        using var stream = new MemoryStream(input);
        using var message = MimeMessage.Load(stream);
        var bounce = Bounce.Read(message);
        return bounce?.Words.Length > 200 ? throw new HarmException("The words of a bounce have no end.") : $"{bounce}";
    }
}

/// <summary>The few words that addresses and forms may hold.</summary>
internal sealed class AddressWords : ParserTarget
{
    public override string Name => "address-words";

    public override IReadOnlyList<Type> Parsers => [typeof(Moves), typeof(LanguageTags), typeof(Attentions), typeof(MessageIds)];

    public override IReadOnlyList<string> Words => ["135", "fr-CA", "en-GB", "pain", "elevated", "unknown"];

    protected override IReadOnlyList<string> Samples => ["12345", "en-US", "pain", "<mail-1.0123456789abcdef0123456789abcdef@loadwatch.example>", "a.b@c"];

    protected override string Read(byte[] input)
    {
        var text = Text(input);
        return $"{string.Join(' ', Moves.OfShort(text) ?? [])} {LanguageTags.OfTag(text)} {Attentions.OfName(text)} {MessageIds.Read(text)}";
    }
}
