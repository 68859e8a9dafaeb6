using BotApp.Dialogs;

namespace BotApp.Tests.Calls.Wire;

/// <summary>
/// A caller who listens: answers what is asked, says it again where it was not understood, then takes the keys where
/// there are any; and has every line changed that is not read back as it was meant.
/// </summary>
/// <param name="All">By the key of the question.</param>
/// <param name="Wanted">What the summary must say, by its line.</param>
sealed class Answers(IReadOnlyDictionary<string, Answer> All, IReadOnlyDictionary<string, string> Wanted)
{
    /// <summary>So often it is said; then come the keys.</summary>
    const int Patience = 2;

    /// <summary>Where the bot asks what nobody has foreseen: the summary tells whether that was right.</summary>
    static readonly Answer Any = new(null, "1");

    readonly Dictionary<string, int> given = [];
    string? wrong;

    public IEnumerable<string> Words => All.Values.Select(answer => answer.Words).OfType<string>();

    /// <param name="question">What stands open.</param>
    /// <param name="heard">What the bot has just said.</param>
    public Answer To(Question question, string heard) => question switch
    {
        { Key: "summary", Options: ["confirm", _] } => Check(heard),
        { Key: "summary" } => Change(question.Options.ToList().IndexOf(wrong ?? "")),
        _ => Give(All.GetValueOrDefault(question.Key, Any), question.Key),
    };

    Answer Check(string heard)
    {
        wrong = Wanted.Where(line => !heard.Contains(line.Value, StringComparison.Ordinal)).Select(line => line.Key).FirstOrDefault();
        return wrong is null ? Give(All["summary"], "summary") : Give(new(null, "2"), wrong);
    }

    /// <summary>Five lines are on keys, the next five after a 9.</summary>
    static Answer Change(int line) => line < 5 ? new(null, $"{line + 1}") : new(null, $"9{line - 4}");

    Answer Give(Answer answer, string question)
    {
        var times = given[question] = given.GetValueOrDefault(question) + 1;
        Assert.True(times <= 4 * Patience, $"The caller is asked for ever: {question}");
        return times > Patience && answer.Keys is not null ? answer with { Words = null } : answer;
    }
}

/// <param name="Words">What is said; null where keys are pressed.</param>
/// <param name="Keys">Null where no keys can say it.</param>
sealed record Answer(string? Words, string? Keys);
