using System.Diagnostics;
using System.Reflection;
using BotApp.Bot.Scheduling;
using BotApp.Channels.BotConnector;
using BotApp.Channels.Scheduling;
using BotApp.Channels.Sms;
using BotApp.Channels.Voice;
using BotApp.Channels.WebChat;
using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;
using BotApp.Infra.Translation;
using BotApp.Tests.Data;
using BotApp.Tests.Postgres;

namespace BotApp.Tests.Deploy;

/// <summary>A name in a deploy file that nobody reads is silently nothing: so each is held against the program.</summary>
public sealed class SettingsTests(SettingsTests.OneServer one) : IClassFixture<SettingsTests.OneServer>
{
    public static TheoryData<string> Files { get; } = ["compose.yaml", "kubernetes.yaml"];

    static readonly Dictionary<string, Type[]> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ConnectionStrings"] = [typeof(DatabaseOptions)],
        ["Database"] = [typeof(DatabaseOptions)],
        ["Codes"] = [typeof(CodesOptions)],
        ["Twilio"] = [typeof(TwilioOptions)],
        ["Booking"] = [typeof(BookingOptions)],
        ["Demo"] = [typeof(DemoOptions)],
        ["Api"] = [typeof(ApiOptions)],
        ["Scheduling"] = [typeof(SchedulingOptions)],
        ["Voice"] = [typeof(VoiceOptions)],
        ["Rules"] = [typeof(Rules)],
        ["Site"] = [typeof(SiteOptions)],
        ["WebChat"] = [typeof(WebChatOptions)],
        ["MicrosoftApp"] = [typeof(MicrosoftAppOptions)],
        ["Translator"] = [typeof(TranslatorOptions)],
        ["Retention"] = [typeof(RetentionOptions)],
    };

    [Theory, MemberData(nameof(Files))]
    public void Each_name_is_a_setting_that_the_program_knows(string file) =>
        Assert.All(DeployFiles.Of(file).Keys, name => Assert.True(IsKnown(name), $"{file}: {name} is no setting."));

    [Theory]
    [InlineData("Twilio__AuthTokn")]
    [InlineData("Twillio__AuthToken")]
    [InlineData("Api__Proxies")]
    [InlineData("Api__Proxies__first")]
    [InlineData("Twilio:AuthToken")]
    public void A_name_that_is_none_is_noticed(string name) => Assert.False(IsKnown(name));

    [Fact]
    public void Both_files_set_the_same() => Assert.Equal(
        DeployFiles.Of("compose.yaml").Keys.Order(StringComparer.Ordinal), DeployFiles.Of("kubernetes.yaml").Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_secret_has_the_keys_that_are_asked_of_it() => Assert.Equal(
        DeployFiles.Of("kubernetes.yaml").Values.Where(value => value.StartsWith("secret:", StringComparison.Ordinal)).Select(value => value[7..]).Order(),
        DeployFiles.SecretsMade().Order());

    [Fact]
    public void The_balancer_is_in_the_network_that_is_believed()
    {
        var networks = DeployFiles.ComposeFile()["networks"]["default"]["ipam"]["config"][0]["subnet"];
        Assert.Equal($"{networks}", DeployFiles.Of("compose.yaml")["Api__Proxies__0"]);
    }

    /// <summary>With what the file gives, and nothing else, a bot starts where everything is real, and has nothing to complain of.</summary>
    [Theory, MemberData(nameof(Files))]
    public async Task A_bot_starts_with_what_the_file_gives_it(string file)
    {
        var said = await one.StartAsync(DeployFiles.Of(file));

        Assert.Contains("BotApp answers on", said);
        Assert.Contains("PostgreSQL", said);
        Assert.DoesNotContain("Off: texts", said);
        Assert.DoesNotContain("Off: sending", said);
        Assert.DoesNotContain("Off: proof", said);
        Assert.DoesNotContain("Demonstration", said);
    }

    /// <summary>None of these can be left out: that is why the files must have them.</summary>
    [Theory]
    [InlineData("ConnectionStrings__Bot", "botapp.db")]
    [InlineData("Codes__Key", "Codes:Key must be set")]
    [InlineData("Demo__Enabled", "Demonstration")]
    [InlineData("Twilio__AuthToken", "Twilio:AuthToken is not set")]
    [InlineData("Twilio__AccountSid", "Twilio:AccountSid is not set")]
    [InlineData("Twilio__From", "Twilio:From is not set")]
    public async Task Without_one_of_them_the_start_says_what_lacks(string name, string says)
    {
        var given = DeployFiles.Of("compose.yaml");
        Assert.True(given.Remove(name), $"compose.yaml lacks {name}.");

        Assert.Contains(says, await one.StartAsync(given));
    }

    static bool IsKnown(string name)
    {
        var path = name.Split("__");
        return !name.Contains(':') && Sections.TryGetValue(path[0], out var types) && types.Any(type => Leads(type, path[1..]));
    }

    /// <summary>As the binder goes: by properties, by a number into a list, by any name into a dictionary.</summary>
    static bool Leads(Type type, string[] path)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            type = inner;
        var elements = type.IsGenericType ? type.GetGenericArguments() : [];
        return (path, elements) switch
        {
            ([], []) => type == typeof(string) || type.IsValueType || type == typeof(Uri),
            ([], _) => false,
            ([var index, .. var rest], [var element]) => int.TryParse(index, out _) && Leads(element, rest),
            ([_, .. var rest], [_, var element]) => Leads(element, rest),
            ([var property, .. var rest], _) =>
                type.GetProperty(property, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is { } found
                    && type != typeof(string) && Leads(found.PropertyType, rest),
        };
    }

    /// <summary>A database for each start, and values for what the files leave to who deploys.</summary>
    public sealed class OneServer : IDisposable
    {
        static readonly Dictionary<string, string> Values = new()
        {
            ["Codes__Key"] = Databases.Key,
            ["Twilio__AccountSid"] = "AC0123456789abcdef0123456789abcdef",
            ["Twilio__AuthToken"] = "0123456789abcdef0123456789abcdef",
            ["Twilio__From"] = "+15005550006",
            ["Twilio__PublicUrl"] = "https://line.example",
        };

        readonly Lazy<Server> server = new(static () => new Server().Make().Start());
        int databases;

        /// <returns>What it says until it answers, or ends.</returns>
        public async Task<string> StartAsync(Dictionary<string, string> environment)
        {
            Databases.SkipUnlessThere();
            var folder = Directory.CreateTempSubdirectory("botapp-").FullName;
            var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Bot"))
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var name in start.Environment.Keys.Where(static name => name.Contains("__") || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToList())
                start.Environment.Remove(name);
            foreach (var (name, value) in environment)
                start.Environment[name] = name == "ConnectionStrings__Bot"
                    ? server.Value.ConnectionTo($"deployed{Interlocked.Increment(ref databases)}") : Values.GetValueOrDefault(name, value);
            // As the image has it.
            start.Environment["ASPNETCORE_HTTP_PORTS"] = $"{Server.FreePort()}";
            using var process = Process.Start(start)!;
            try
            {
                var errors = process.StandardError.ReadToEndAsync(Premises.Cancelled);
                var said = "";
                while (await process.StandardOutput.ReadLineAsync(Premises.Cancelled) is { } line && !line.StartsWith("Ctrl-C", StringComparison.Ordinal))
                    said += $"{line}\n";
                process.Kill();
                await process.WaitForExitAsync(Premises.Cancelled);
                return said + await errors;
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill();
                Directory.Delete(folder, recursive: true);
            }
        }

        public void Dispose()
        {
            if (server.IsValueCreated)
                server.Value.Dispose();
        }
    }
}
