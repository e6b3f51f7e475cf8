using System.Xml.Linq;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace LoadWatch.Storage.KeyRing;

/// <summary>
/// The keys that encrypt stored tokens, kept where the tokens are, so that every process of a deployment has them. Data Protection
/// asks for them synchronously and under a lock; so they are read synchronously, or a burst of first requests would wait with all
/// its threads for an answer that needs one of them.
/// </summary>
internal sealed class TableKeyRing(TableServiceClient service, BelievedKeys believed) : IXmlRepository
{
    public const string Table = "keys";

    private const string Partition = "data-protection";

    private readonly TableClient _table = service.GetTableClient(Table);

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        try
        {
            return [.. _table.Query<TableEntity>($"PartitionKey eq '{Partition}'")
                .Select(row => (Element: XElement.Parse(row.GetString("Xml")), row.Timestamp))
                .Where(key => believed.Believes(key.Element, key.Timestamp)).Select(key => key.Element)];
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            return [];
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        _table.CreateIfNotExists();
        _table.UpsertEntity(
            new TableEntity(Partition, friendlyName) { ["Xml"] = element.ToString(SaveOptions.DisableFormatting) }, TableUpdateMode.Replace);
    }
}
