using BotApp.Channels.WebChat;
using BotApp.Tests.Data;

namespace BotApp.Tests.WebChat;

/// <summary>Tokens of a chat: which are read, and as what.</summary>
public sealed class PassesTests
{
    [Fact]
    public void An_expired_token_says_so_and_no_other_use_of_it_is_good()
    {
        var clock = new ClockByHand(Premises.Tuesday);
        var passes = new Passes(new byte[32], clock);
        var token = passes.Write(new("chat", "me"), TimeSpan.FromMinutes(30));
        Assert.Equal(new Pass("chat", "me"), passes.Read(token, Pass.Talk).Pass);
        Assert.Equal(Standing.Forged, passes.Read(token, Pass.Return).Standing);
        clock.Set(clock.Now.AddMinutes(30));
        Assert.Equal(Standing.Expired, passes.Read(token, Pass.Talk).Standing);
    }

    [Theory]
    [InlineData("\u0430")]
    [InlineData("\"")]
    [InlineData("\u2028")]
    public void Whoever_a_server_may_name_has_a_token_that_is_read(string letter)
    {
        var passes = new Passes(new byte[32], TimeProvider.System);
        var pass = new Pass(new string('c', 32), string.Concat(Enumerable.Repeat(letter, 128)));
        Assert.Equal(pass, passes.Read(passes.Write(pass, TimeSpan.FromMinutes(30)), Pass.Talk).Pass);
    }
}
