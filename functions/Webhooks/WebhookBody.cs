namespace LoadWatch.Webhooks;

/// <summary>A body read whole, up to a limit.</summary>
internal static class WebhookBody
{
    /// <returns>The body; null where it is larger than <paramref name="most"/> bytes.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int most, CancellationToken cancel)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        var buffer = new byte[Math.Min(most, Math.Max(request.ContentLength ?? 4096, 1))];
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length == most)
                {
                    return await request.Body.ReadAsync(new byte[1], cancel) == 0 ? buffer : (ReadOnlyMemory<byte>?)null;
                }

                Array.Resize(ref buffer, Math.Min(most, buffer.Length * 2));
            }

            var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancel);
            if (read == 0)
            {
                return buffer.AsMemory(0, length);
            }

            length += read;
        }
    }
}
