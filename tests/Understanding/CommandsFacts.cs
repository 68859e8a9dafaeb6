using BotApp.Dialogs.Understanding;

namespace BotApp.Tests.Understanding;

public class CommandsFacts
{
    private static Meaning Read(string text, string language = "en") => Hearing.Read(text, language, Expected.Anything);

    [Theory]
    [InlineData("en", "I would like to make an appointment")]
    [InlineData("es", "nesesito una sita")]
    [InlineData("ht", "bjr mw bezwen randevou pou demen maten")]
    [InlineData("fr", "je voudrais prendre rdv")]
    [InlineData("pt", "quero agendar um horário")]
    [InlineData("pl", "chciałbym umówić się na wizytę")]
    [InlineData("ru", "privet hochu zapisatsya na zavtra")]
    [InlineData("ar", "3ayez maw3ed law sama7t")]
    [InlineData("ar", "أريد حجز موعد")]
    [InlineData("ko", "예약하고 싶어요")]
    [InlineData("zh", "我想預約")]
    [InlineData("vi", "toi muon dat lich hen")]
    [InlineData("tl", "gusto ko po sanang magpa-schedule")]
    public void An_appointment_is_asked_for_in_each_language(string language, string text) =>
        Assert.Equal(Command.Book, Read(text, language).Commands[0]);

    [Theory]
    [InlineData("en", "can't come, Monday?")]
    [InlineData("es", "no puedo, ¿puede ser el lunes?")]
    [InlineData("pt", "não posso, pode ser segunda?")]
    [InlineData("fr", "je ne peux pas venir jeudi, est-ce possible lundi ?")]
    [InlineData("ht", "m pa ka vini, eske lendi posib?")]
    [InlineData("pl", "nie mogę w czwartek, czy może być poniedziałek?")]
    [InlineData("ru", "не смогу в четверг, можно в понедельник?")]
    [InlineData("ar", "لا أستطيع الحضور يوم الخميس، هل يمكن الاثنين؟")]
    [InlineData("ko", "목요일에 못 가요 월요일 될까요?")]
    [InlineData("zh", "我星期四来不了，可以改到星期一吗？")]
    [InlineData("vi", "tôi không đến được thứ năm, thứ hai được không?")]
    [InlineData("tl", "hindi ako pwede sa Huwebes, pwede ba sa Lunes?")]
    public void An_answer_to_a_reminder_moves_the_appointment(string language, string text) =>
        Assert.Contains(Command.Reschedule, Read(text, language).Commands);

    [Theory]
    [InlineData("en", "send me the link please")]
    [InlineData("en", "I want to print my appointment")]
    [InlineData("en", "can you put it in my calendar?")]
    [InlineData("es", "mándeme el enlace de mi cita")]
    [InlineData("es", "quiero imprimir la hoja")]
    [InlineData("fr", "envoyez-moi le lien de mon rendez-vous")]
    [InlineData("fr", "je veux imprimer mon rdv")]
    [InlineData("ht", "voye lyen an ban mwen")]
    [InlineData("ht", "m vle enprime randevou m")]
    [InlineData("pt", "me manda o link do meu agendamento")]
    [InlineData("pt", "quero imprimir a folha")]
    [InlineData("pt", "quero imprimir")]
    [InlineData("en", "I would like to print it out")]
    [InlineData("pl", "proszę przysłać link do wizyty")]
    [InlineData("pl", "chcę wydrukować kartę")]
    [InlineData("ru", "пришлите ссылку пожалуйста")]
    [InlineData("ru", "хочу распечатать запись")]
    [InlineData("tl", "pakipadala po ang link")]
    [InlineData("tl", "gusto kong i-print ang appointment ko")]
    [InlineData("vi", "gửi cho tôi đường dẫn")]
    [InlineData("vi", "tôi muốn in phiếu hẹn")]
    [InlineData("ko", "링크 보내 주세요")]
    [InlineData("ko", "예약 안내문을 인쇄하고 싶어요")]
    [InlineData("zh", "请把链接发给我")]
    [InlineData("zh", "我想打印预约单")]
    [InlineData("zh", "我想列印預約單")]
    [InlineData("ar", "أرسل لي الرابط من فضلك")]
    [InlineData("ar", "أريد طباعة موعدي")]
    public void Whoever_asks_for_the_link_or_the_paper_wants_the_appointment_shown(string language, string text) =>
        Assert.Equal(Command.Find, Read(text, language).Commands[0]);

    [Theory]
    [InlineData("en", "I need to reshedule my apointment")]
    [InlineData("es", "cambiar mi cita")]
    public void Typing_errors_are_forgiven_in_long_words(string language, string text) =>
        Assert.Contains(Command.Reschedule, Read(text, language).Commands);

    [Theory]
    [InlineData("en", "CANCEL")]
    [InlineData("en", "cancel my appointment please")]
    [InlineData("fr", "ANNULER")]
    [InlineData("es", "cancelar mi cita del jueves")]
    [InlineData("pt", "quero cancelar")]
    [InlineData("ht", "anile randevou mwen")]
    [InlineData("pl", "chcę odwołać wizytę")]
    [InlineData("ru", "отмените мою запись")]
    [InlineData("ar", "أريد إلغاء موعدي")]
    [InlineData("ko", "예약 취소해 주세요")]
    [InlineData("zh", "取消我的预约")]
    [InlineData("vi", "hủy cuộc hẹn của tôi")]
    [InlineData("tl", "kanselahin ang appointment ko")]
    public void The_appointment_is_cancelled_in_each_language(string language, string text) =>
        Assert.Equal(Command.Cancel, Read(text, language).Commands[0]);

    [Theory]
    [InlineData("cancel my hotel")]
    [InlineData("cancel my flight to Boston")]
    [InlineData("I don't want to cancel my appointment")]
    [InlineData("what's the weather")]
    [InlineData("can you stop by the store")]
    [InlineData("how do you say good morning in french")]
    [InlineData("tell me a joke about operators")]
    public void What_only_sounds_like_a_command_changes_nothing(string text) => Assert.DoesNotContain(
        Read(text).Commands, command => command is Command.Cancel or Command.Book or Command.Reschedule
            or Command.StopMessages or Command.Stop or Command.StartOver or Command.ChangeLanguage or Command.Human);

    [Theory]
    [InlineData("STOP")]
    [InlineData("ALTO")]
    [InlineData("PARE")]
    [InlineData("Arrêt")]
    [InlineData("توقف")]
    [InlineData("停止")]
    [InlineData("dừng")]
    [InlineData("стоп")]
    [InlineData("sispann")]
    [InlineData("please stop texting me")]
    [InlineData("ya no me manden mensajes")]
    [InlineData("ne m'envoyez plus de messages")]
    [InlineData("pare de me mandar mensagens")]
    [InlineData("proszę nie wysyłać mi więcej smsów")]
    [InlineData("не присылайте мне больше сообщений")]
    [InlineData("لا ترسلوا لي رسائل")]
    [InlineData("문자 그만 보내세요")]
    [InlineData("đừng gửi tin nhắn cho tôi nữa")]
    [InlineData("itigil na ang mga text")]
    public void Messages_stop_in_any_language_whatever_is_spoken(string text)
    {
        foreach (var language in (string[])["en", "es"])
            Assert.Contains(Command.StopMessages, Read(text, language).Commands);
    }

    [Theory]
    [InlineData("No pare, siga")]
    [InlineData("don't stop")]
    [InlineData("n'arrêtez pas")]
    [InlineData("pa sispann")]
    [InlineData("不要停")]
    [InlineData("не останавливайтесь")]
    [InlineData("لا تتوقف")]
    [InlineData("đừng dừng lại")]
    public void Not_to_stop_stops_nothing(string text) =>
        Assert.DoesNotContain(Read(text, "es").Commands, command => command is Command.StopMessages or Command.Stop);

    [Theory]
    [InlineData("operator", "en")]
    [InlineData("operador", "es")]
    [InlineData("оператор", "ru")]
    [InlineData("ahente", "tl")]
    [InlineData("operatè", "ht")]
    [InlineData("转人工", "zh")]
    [InlineData("I want to talk to a real person", "en")]
    [InlineData("أريد التحدث مع موظف", "ar")]
    public void A_person_is_asked_for(string text, string language)
    {
        Assert.Contains(Command.Human, Read(text, language).Commands);
        Assert.Contains(Command.Human, Hearing.Read(text, language, Expected.Name).Commands);
    }

    [Theory]
    [InlineData("help", Command.Help)]
    [InlineData("repeat that please", Command.Repeat)]
    [InlineData("go back", Command.Back)]
    [InlineData("let's start over", Command.StartOver)]
    [InlineData("more times", Command.More)]
    [InlineData("something earlier", Command.Earlier)]
    [InlineData("later please", Command.Later)]
    [InlineData("another day", Command.AnotherDay)]
    [InlineData("is there another office", Command.AnotherOffice)]
    [InlineData("I don't know it", Command.Skip)]
    [InlineData("I lost my confirmation", Command.Find)]
    [InlineData("when is my appointment?", Command.Find)]
    [InlineData("are you a robot?", Command.AboutBot)]
    public void The_other_commands_are_understood(string text, Command command) => Assert.Contains(command, Read(text).Commands);

    [Fact]
    public void Several_commands_are_listed_and_courtesies_come_last()
    {
        Assert.Equal([Command.Goodbye, Command.Thanks], Read("thank you, bye").Commands);
        Assert.Equal(Command.Greeting, Read("hello, cancel my appointment").Commands[^1]);
    }

    [Fact]
    public void A_time_that_ends_in_or_later_asks_for_no_later_times() =>
        Assert.Equal([Command.Reschedule], Read("move my appointment, same day at 10:15 or later").Commands);

    [Theory]
    [InlineData("en", "she doesn't speak English")]
    [InlineData("en", "I dont speak english")]
    [InlineData("es", "ella no habla ingles")]
    [InlineData("es", "no entiendo inglés")]
    [InlineData("fr", "il ne parle pas anglais")]
    [InlineData("pt", "ela não fala inglês")]
    [InlineData("ht", "li pa pale angle")]
    [InlineData("pl", "nie mówię po angielsku")]
    [InlineData("ru", "я не говорю по-английски")]
    [InlineData("ar", "لا أتكلم الإنجليزية")]
    [InlineData("ko", "영어를 못해요")]
    [InlineData("zh", "我不会说英语")]
    [InlineData("vi", "tôi không biết nói tiếng anh")]
    [InlineData("tl", "hindi ako marunong mag-ingles")]
    public void A_language_that_somebody_lacks_is_not_asked_for(string language, string text) =>
        Assert.Null(Read(text, language).LanguageAsked);

    [Theory]
    [InlineData("en", "whats the cost", "cost")]
    [InlineData("fr", "combien ca coute", "cost")]
    [InlineData("fr", "ou est le bureau", "address")]
    public void An_apostrophe_or_accent_may_be_missing(string language, string text, string topic) =>
        Assert.Equal(topic, Read(text, language).Topic);
}
