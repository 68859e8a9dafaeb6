namespace BotApp.Tests.Browser;

public sealed class WithoutBrowser
{
    [Fact(Skip = "There is no Chromium at /usr/bin/chromium: 'apt-get install chromium', then build again.")]
    public void The_pages_hold_in_a_browser()
    {
    }
}
