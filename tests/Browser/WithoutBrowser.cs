namespace BotApp.Tests.Browser;

/// <summary>
/// Stands for all tests of this folder where there is no browser to build them for, so that a run says that they are missing.
/// </summary>
public sealed class WithoutBrowser
{
    [Fact(Skip = "There is no Chromium at /usr/bin/chromium: 'apt-get install chromium', then build again.")]
    public void The_pages_hold_in_a_browser()
    {
    }
}
