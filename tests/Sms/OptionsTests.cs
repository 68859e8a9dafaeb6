using BotApp.Channels;
using BotApp.Channels.Sms;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Sms;

public sealed class OptionsTests
{
    const string Sid = "AC0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("AccountSid", "Twilio:AccountSid=AC12", "Twilio:AuthToken=t", "Twilio:From=+12025550100")]
    [InlineData("AuthToken", $"Twilio:AccountSid={Sid}", "Twilio:From=+12025550100")]
    [InlineData("AccountSid", "Twilio:AuthToken=t", "Twilio:From=+12025550100")]
    [InlineData("From", $"Twilio:AccountSid={Sid}", "Twilio:AuthToken=t")]
    [InlineData("From", $"Twilio:AccountSid={Sid}", "Twilio:AuthToken=t", "Twilio:From=me")]
    [InlineData("ApiBase", "Twilio:ApiBase=api.twilio.com")]
    [InlineData("ApiBase", "Twilio:ApiBase=")]
    [InlineData("PublicUrl", "Twilio:PublicUrl=/sms")]
    [InlineData("PublicUrl", "Twilio:PublicUrl=https://line.example/?a=1")]
    public void A_wrong_setting_is_named(string name, params string[] settings)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Options(settings));
        Assert.Contains($"Twilio:{name}", wrong.Message);
    }

    [Fact]
    public void Without_settings_nothing_is_checked_and_nothing_is_sent()
    {
        Assert.False(Options("Twilio:AccountSid=", "Twilio:AuthToken=").Receives);
        Assert.Empty(Services().GetServices<ISender>());
    }

    [Fact]
    public void The_token_alone_proves_what_comes_in()
    {
        var options = Options("Twilio:AuthToken=t");
        Assert.True(options.Receives);
        Assert.False(options.Sends);
    }

    static TwilioOptions Options(params string[] settings) =>
        Services(settings).GetRequiredService<IOptions<TwilioOptions>>().Value;

    static ServiceProvider Services(params string[] settings) => new ServiceCollection()
        .AddSms(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => s.Split('=', 2)).ToDictionary(p => p[0], string? (p) => p[1]))
            .Build())
        .BuildServiceProvider();
}
