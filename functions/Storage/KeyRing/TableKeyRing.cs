using System.Xml.Linq;
using Azure.Data.Tables;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace LoadWatch.Storage.KeyRing;

/// <summary>The keys that encrypt stored tokens, kept where the tokens are, so that every process of a deployment has them.</summary>
internal sealed class TableKeyRing(TableServiceClient service) : IXmlRepository
{
    public const string Table = "keys";

    private const string Partition = "data-protection";

    private readonly LazyTable _table = new(service, Table);

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. _table.QueryAsync($"PartitionKey eq '{Partition}'", CancellationToken.None).GetAwaiter().GetResult().Select(row => XElement.Parse(row.GetString("Xml")))];

    public void StoreElement(XElement element, string friendlyName) => _table.PutAsync(
        new TableEntity(Partition, friendlyName) { ["Xml"] = element.ToString(SaveOptions.DisableFormatting) }, CancellationToken.None).GetAwaiter().GetResult();
}
