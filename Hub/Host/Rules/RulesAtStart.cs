using System.Text;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Server.Files;

namespace RedProperty.Realtime.Host.Rules;

/// <summary>Brings files that the configuration names into the store before anything runs, all of them checked together first.</summary>
internal sealed class RulesAtStart(IDataDocuments documents, RulesOptions options, LiveRulebooks rulebooks, TimeProvider time)
{
    private const int MostFaultsShown = 20;

    public async Task Load(CancellationToken cancellation)
    {
        var named = Named().ToDictionary(file => file.Name);
        var faults = (await rulebooks.Check(named, cancellation)).Faults;
        if (faults.Count > 0)
        {
            throw new StartFaultException(Sentence(faults));
        }

        foreach (var file in named.Values)
        {
            await Take(file, cancellation);
        }

        await rulebooks.Reload(cancellation);
    }

    private static string Sentence(IReadOnlyList<DataFault> faults)
    {
        var text = new StringBuilder("The rules are not loaded, since their files have faults:");
        foreach (var fault in faults.Take(MostFaultsShown))
        {
            text.AppendLine().Append("  ").Append(fault);
        }

        return faults.Count > MostFaultsShown ? text.AppendLine().Append($"  ... and {faults.Count - MostFaultsShown} more.").ToString() : text.ToString();
    }

    /// <summary>What an administrator loaded since the file was last taken is not undone by a restart; a changed file is.</summary>
    private async Task Take(DataFile file, CancellationToken cancellation)
    {
        var text = Encoding.UTF8.GetString(file.Content.Span);
        var mark = $"loaded/{file.Name}";
        if ((await documents.Find(mark, cancellation))?.Content != text)
        {
            await documents.Put(file.Name, text, time.GetUtcNow(), cancellation);
            await documents.Put(mark, text, time.GetUtcNow(), cancellation);
        }
    }

    private IEnumerable<DataFile> Named()
    {
        (string Key, string? Path, string Name)[] keys =
        [
            ("Rules:Organisation", options.Organisation, RuleDocuments.Organisation),
            ("Rules:Catalogue", options.Catalogue, RuleDocuments.Catalogue),
            ("Rules:Policy", options.Policy, RuleDocuments.Policy),
            ("Rules:Calendar", options.Calendar, RuleDocuments.Calendar),
            ("Rules:Disclosure", options.Disclosure, RuleDocuments.Disclosure),
        ];
        foreach (var (key, path, name) in keys.Where(key => !string.IsNullOrWhiteSpace(key.Path)))
        {
            if (!File.Exists(path))
            {
                throw new StartFaultException($"{key} names '{path}', which is not a file; correct the path or leave the key empty.");
            }

            yield return RuleDocuments.FromDisk(name, path);
        }
    }
}
