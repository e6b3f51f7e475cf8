using System.Buffers;
using System.Text;
using Azure.Data.Tables;
using LoadWatch.Storage.Backups;

namespace LoadWatch.Tests.Commands.Backups;

/// <summary>A row keeps each value and each value's exact type.</summary>
public sealed class RowJsonTests
{
    public static TheoryData<object> Values =>
    [
        "", "plain", "quote \" backslash \\ line\nreturn\r tab\t \u2028 \u00e9 \ud83d\ude00", "2030-06-12T16:00:00Z", "42", "true",
        0, int.MinValue, int.MaxValue, 0L, 42L, long.MinValue, long.MaxValue, 5.0, 0.1, -1e-300, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        true, false, new DateTimeOffset(2030, 6, 12, 16, 0, 0, TimeSpan.Zero).AddTicks(1234567), new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"), Array.Empty<byte>(), new byte[] { 0, 255, 10, 13 },
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_comes_back_as_it_was(object value)
    {
        var line = new ArrayBufferWriter<byte>();
        RowJson.Write(new TableEntity("p|1", "r|\u00e9") { ["Column"] = value }, line);
        var text = Encoding.UTF8.GetString(line.WrittenSpan);
        text.ShouldNotContain("\n");
        text.ShouldNotContain("\r");
        var read = RowJson.Read(text, "here");
        (read.PartitionKey, read.RowKey).ShouldBe(("p|1", "r|\u00e9"));
        read["Column"].ShouldBeOfType(value.GetType());
        read["Column"].ShouldBe(value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"PartitionKey":"p","RowKey":"r","A":1.5}""")]
    [InlineData("""{"PartitionKey":"p","RowKey":"r","A@odata.type":"Edm.Other","A":"1"}""")]
    public void What_is_no_row_is_refused_with_its_place(string line) =>
        Should.Throw<InvalidDataException>(() => RowJson.Read(line, "runners.jsonl, line 7")).Message.ShouldStartWith("runners.jsonl, line 7 is no row of a table");
}
