using BotApp.Dialogs.Understanding;

namespace BotApp.Tests.Understanding;

/// <summary>Getting into the waiting list and out of it, in each language.</summary>
public class WaitingFacts
{
    private static IReadOnlyList<Command> Read(string text, string language) =>
        Hearing.Read(text, language, Expected.Anything).Commands;

    [Theory]
    [InlineData("en", "put me on the waiting list please")]
    [InlineData("en", "text me if something opens up")]
    [InlineData("es", "póngame en la lista de espera")]
    [InlineData("fr", "mettez-moi sur la liste d'attente")]
    [InlineData("pt", "me coloque na lista de espera")]
    [InlineData("pl", "proszę wpisać na listę oczekujących")]
    [InlineData("ru", "поставьте меня в очередь")]
    [InlineData("ht", "mete m nan lis datant")]
    [InlineData("vi", "cho tôi vào danh sách chờ")]
    [InlineData("tl", "ilagay nyo po ako sa listahan")]
    [InlineData("ko", "대기 명단에 올려 주세요")]
    [InlineData("zh", "帮我排队")]
    [InlineData("zh", "幫我排隊")]
    [InlineData("ar", "ضعني في قائمة الانتظار")]
    public void A_place_in_line_is_asked_for(string language, string text) =>
        Assert.Contains(Command.Wait, Read(text, language));

    [Theory]
    [InlineData("en", "leave the waiting list")]
    [InlineData("en", "take me off the waiting list")]
    [InlineData("es", "salir de la lista de espera")]
    [InlineData("fr", "quitter la liste d'attente")]
    [InlineData("pt", "sair da lista de espera")]
    [InlineData("pl", "rezygnuję z listy oczekujących")]
    [InlineData("ru", "выйти из очереди")]
    [InlineData("ht", "soti nan lis datant")]
    [InlineData("vi", "rời danh sách chờ")]
    [InlineData("tl", "alis sa waiting list")]
    [InlineData("ko", "대기 취소")]
    [InlineData("zh", "退出排队")]
    [InlineData("zh", "退出排隊")]
    [InlineData("ar", "الخروج من قائمة الانتظار")]
    public void A_place_in_line_is_given_up_and_no_appointment_or_message(string language, string text)
    {
        var commands = Read(text, language);
        Assert.Equal(Command.LeaveLine, commands[0]);
        Assert.DoesNotContain(commands, command => command is Command.Cancel or Command.StopMessages or Command.Wait);
    }

    [Theory]
    [InlineData("en", "how long is the wait")]
    [InlineData("en", "do I have to wait in line?")]
    [InlineData("es", "¿tengo que hacer fila?")]
    [InlineData("zh", "要排队吗")]
    [InlineData("en", "wait a moment")]
    public void A_question_about_waiting_is_no_wish_to_wait(string language, string text) =>
        Assert.DoesNotContain(Command.Wait, Read(text, language));
}
