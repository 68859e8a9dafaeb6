using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;
using BotApp.Dialogs.Understanding;
using BotApp.Infra.Scheduling;
using Shown = BotApp.Dialogs.Content;

namespace BotApp.Tests.Flows;

/// <summary>Which language is spoken: that of the first clear words, then the one asked for, and no surname's.</summary>
public sealed class LanguageTests
{
    static readonly Shown All = Shown.Load(OfficeFile.Names);
    static readonly DateTimeOffset Now = new(2027, 3, 2, 10, 0, 0, TimeSpan.FromHours(-5));
    static readonly Conversation Fresh = new() { Id = "one", Language = "en", Phone = "+13055550142" };

    [Theory]
    [InlineData("en", "hi", "need appt", "hello i need help", "good morning, I'd like to book")]
    [InlineData("es", "hola", "buenas tardes", "necesito cita", "quiero una cita por favor", "cita", "q tal necesito ayuda")]
    [InlineData("ar", "مرحبا", "السلام عليكم", "marhaba", "salam alaikum", "أحتاج موعد")]
    [InlineData("fr", "bonjour", "slt", "je veux un rdv", "rendez-vous svp", "bonsoir j'ai besoin d'aide")]
    [InlineData("ht", "bonjou", "mwen bezwen randevou", "sak pase", "m bezwen ed tanpri")]
    [InlineData("ko", "안녕하세요", "예약하고 싶어요")]
    [InlineData("pl", "dzień dobry", "dzien dobry", "czesc", "chce sie umowic na wizyte")]
    [InlineData("pt", "olá", "bom dia", "quero agendar", "oi tudo bem", "boa tarde preciso de ajuda")]
    [InlineData("ru", "привет", "здравствуйте", "privet", "zdravstvuyte mne nuzhna zapis")]
    [InlineData("tl", "kumusta po", "magandang umaga po", "kailangan ko ng appointment", "musta")]
    [InlineData("vi", "xin chào", "xin chao", "toi can dat hen", "chào bạn")]
    [InlineData("zh", "你好", "我要预约", "nihao")]
    [InlineData("zh-Hant", "您好，我要預約", "請問可以預約嗎")]
    public void The_first_clear_words_choose_the_language(string language, params string[] said)
    {
        foreach (var text in said)
            Assert.True(language == Hear(Fresh, text).Language, $"'{text}' is answered in {Hear(Fresh, text).Language}.");
    }

    [Theory]
    [InlineData("bjr", "Français", "Kreyòl ayisyen")]
    [InlineData("ola", "Español", "Português")]
    public void Where_two_languages_share_the_first_words_both_are_offered_in_a_line(string text, params string[] likely)
    {
        var turn = Engine.Step(Fresh, new Input.Heard(text, Now), All, Now);
        Assert.False(turn.Next.LanguageSettled);
        var line = Renderer.Render([turn.Replies[^1]], All.In(turn.Next.Language), Medium.Chat).Text;
        Assert.All(likely, name => Assert.Contains(name, line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "English", "english please", "do you speak English?", "in English", "inglés por favor", "po angielsku", "영어로", "tiếng Anh", "英文")]
    [InlineData("es", "Español", "espanol", "hablo español", "¿habla español?", "en español por favor", "Spanish please", "do you have Spanish?", "espagnol", "西班牙语")]
    [InlineData("ar", "العربية", "عربي", "أتكلم العربية", "بالعربي من فضلك", "هل تتكلم العربية؟", "Arabic please", "arabe", "ana ba7ki 3arabi")]
    [InlineData("fr", "Français", "francais", "parlez-vous français ?", "je parle français", "en français svp", "I speak French", "francés", "po francusku")]
    [InlineData("ht", "Kreyòl", "kreyol", "Kreyòl ayisyen", "mwen pale kreyòl", "èske ou pale kreyòl?", "Haitian Creole", "creole please", "créole haïtien", "criollo haitiano")]
    [InlineData("ko", "한국어", "한국말", "한국어로 해주세요", "한국말 돼요?", "do you speak Korean?", "coreano", "корейский")]
    [InlineData("pl", "Polski", "polski", "mówię po polsku", "po polsku proszę", "can we do this in Polish?", "polaco", "po polsku")]
    [InlineData("pt", "Português", "portugues", "eu falo português", "em português por favor", "Portuguese", "fala português?", "portugués por favor")]
    [InlineData("ru", "Русский", "русский", "говорите по-русски?", "я говорю по-русски", "по-русски", "Russian please", "ruso", "po russki")]
    [InlineData("tl", "Tagalog", "Filipino", "Tagalog po", "marunong po ba kayong mag-Tagalog?", "sa Tagalog po", "I speak Tagalog", "Pilipino")]
    [InlineData("vi", "Tiếng Việt", "tieng viet", "tôi nói tiếng Việt", "có ai nói tiếng Việt không?", "I'd like Vietnamese", "vietnamita", "nói tiếng Việt được không")]
    [InlineData("zh", "中文", "简体中文", "会说中文吗?", "请说中文", "Chinese please", "普通话", "chino", "Mandarin")]
    [InlineData("zh-Hant", "繁體中文", "繁體", "traditional Chinese please", "可以講中文嗎", "請說國語")]
    public void It_is_asked_for_by_its_own_name_or_in_any_words(string language, params string[] said)
    {
        foreach (var spoken in (string[])["en", "es", "ru"])
            foreach (var text in said)
                Assert.True(language == Hear(InTheMiddle(spoken), text).Language, $"'{text}' in {spoken} is answered in {Hear(InTheMiddle(spoken), text).Language}.");
    }

    [Theory]
    [InlineData("María Guadalupe Hernández de la Cruz")]
    [InlineData("Jean-Baptiste Français")]
    [InlineData("John English")]
    [InlineData("Roman Polanski")]
    [InlineData("Frank Spanish Johnson")]
    [InlineData("Ana Russo")]
    [InlineData("Nguyễn Thị Ánh")]
    [InlineData("Kreyol Joseph")]
    [InlineData("王小明")]
    [InlineData("Наталья Польская")]
    public void A_name_is_no_wish_for_a_language(string name)
    {
        var next = Hear(InTheMiddle("en") with { Question = new("ask.name", Expected.Name) }, name);
        Assert.Equal("en", next.Language);
        Assert.NotNull(next.Draft.Name);
    }

    [Theory]
    [InlineData("my name is Frank English")]
    [InlineData("I'm Maria Polski")]
    [InlineData("Me llamo Juan Francés")]
    public void A_name_that_is_told_is_no_wish_either(string told)
    {
        var before = InTheMiddle("en");
        var next = Hear(before, told);
        Assert.NotNull(next.Draft.Name);
        Assert.DoesNotContain(next.Language, (string[])["pl", "fr"]);
    }

    [Fact]
    public void Answers_given_stay_given_in_the_other_language()
    {
        var before = InTheMiddle("en");
        foreach (var own in All.Tongues.Values.Select(tongue => tongue.Calendar.OwnName))
        {
            var next = Hear(before, own);
            Assert.Equal(before.Draft, next.Draft);
            Assert.Equal(before.Question.Key, next.Question.Key);
        }
    }

    [Fact]
    public void Every_language_is_offered_to_those_who_ask_for_another_one_and_chosen_by_number_or_name()
    {
        var asked = Hear(InTheMiddle("en"), "another language");
        Assert.Equal("language", asked.Question.Key);
        Assert.Equal(All.Tongues.Count, asked.Question.Options.Count);
        for (var i = 0; i < asked.Question.Options.Count; i++)
        {
            Assert.Equal(asked.Question.Options[i], Hear(asked, $"{i + 1}").Language);
            Assert.Equal(asked.Question.Options[i], Hear(asked, All.In(asked.Question.Options[i]).Calendar.OwnName).Language);
        }
    }

    /// <summary>In a booking, where the ZIP is asked for.</summary>
    static Conversation InTheMiddle(string language) => Fresh with
    {
        Language = language,
        LanguageSettled = true,
        Goal = new Goal.Book(PhoneChecked: true),
        Draft = new() { Reason = "adit", Phone = Fresh.Phone },
        Question = new("ask.zip", Expected.Zip),
        Said = [Reply.Of("ask.zip")],
        HeardAt = Now,
    };

    static Conversation Hear(Conversation conversation, string text) =>
        Engine.Step(conversation, new Input.Heard(text, Now), All, Now).Next;
}
