using BotApp.Tests.Content;
using YamlDotNet.RepresentationModel;

namespace BotApp.Tests.Deploy;

/// <summary>What the files in infra/deploy give a bot in its environment: names as they stand there, with their values.</summary>
internal static class DeployFiles
{
    public static Dictionary<string, string> Of(string file) => file switch
    {
        "compose.yaml" => Compose(),
        "kubernetes.yaml" => Kubernetes(),
        _ => throw new ArgumentException($"Nobody knows how {file} is read.", nameof(file)),
    };

    public static YamlMappingNode ComposeFile() => (YamlMappingNode)Load("compose.yaml").Single();

    static Dictionary<string, string> Compose() =>
        ((YamlMappingNode)ComposeFile()["services"]["bot"]["environment"]).ToDictionary(pair => $"{pair.Key}", pair => $"{pair.Value}");

    static Dictionary<string, string> Kubernetes()
    {
        var bots = Load("kubernetes.yaml").Single(one => $"{one["kind"]}" == "Deployment");
        var variables = (YamlSequenceNode)bots["spec"]["template"]["spec"]["containers"][0]["env"];
        return variables.Cast<YamlMappingNode>().ToDictionary(
            one => $"{one["name"]}",
            one => one.Children.TryGetValue("value", out var value) ? $"{value}" : $"secret:{one["valueFrom"]["secretKeyRef"]["key"]}");
    }

    /// <summary>Keys of the secret that the first lines of the file make.</summary>
    public static IEnumerable<string> SecretsMade() => File.ReadLines(PathOf("kubernetes.yaml")).TakeWhile(line => line.StartsWith('#'))
        .SelectMany(line => line.Split("--from-literal=").Skip(1)).Select(part => part[..part.IndexOf('=', StringComparison.Ordinal)]);

    static IEnumerable<YamlNode> Load(string file)
    {
        using var reader = File.OpenText(PathOf(file));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return yaml.Documents.Select(document => document.RootNode);
    }

    static string PathOf(string file) => Path.Combine(Source.Root(), "infra/deploy", file);
}
