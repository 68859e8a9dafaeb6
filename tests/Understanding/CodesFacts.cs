using BotApp.Dialogs.Understanding;
using BotApp.Infra.Scheduling;

namespace BotApp.Tests.Understanding;

public sealed class CodesFacts
{
    [Fact]
    public void Whatever_its_letters_a_code_is_read_in_each_language_and_in_small_letters_too()
    {
        var (random, missed) = (new Random(11), new List<string>());
        for (var i = 0; i < 2000; i++)
        {
            var code = new string(random.GetItems<char>(Codes.Alphabet, 5));
            if (!code.Any(char.IsAsciiDigit))
                continue;
            foreach (var language in Languages.Codes)
                foreach (var written in (string[])[code, code.ToLowerInvariant(), $"MIA-27-1001 {code.ToLowerInvariant()}"])
                    if (Hearing.Read(written, language, written.Length > 5 ? Expected.Confirmation : Expected.Code).Code != code)
                        missed.Add($"{language} {written}");
        }
        Assert.Empty(missed);
    }
}
