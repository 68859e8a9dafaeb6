namespace BotApp.Dialogs.Calls;

/// <summary>What can happen on a phone line.</summary>
public abstract record Happening
{
    private Happening() { }

    /// <summary>Somebody calls us.</summary>
    public sealed record Began : Happening;

    /// <summary>We call somebody, and a person answers.</summary>
    /// <param name="Kind">Why we call: a message of the outbox.</param>
    public sealed record Reached(string Kind, Appointment Appointment) : Happening;

    /// <summary>We call somebody with a proposal, and a person answers.</summary>
    public sealed record Proposed(Proposal Proposal) : Happening;

    /// <param name="Text">The one hearing that the network gives; Twilio's Gather tells no other guesses.</param>
    /// <param name="Unsure">The recogniser trusts its hearing little: it is asked back before it counts.</param>
    public sealed record Said(string Text, bool Unsure) : Happening;

    /// <summary>Keys of the phone, <c>0-9*#</c>.</summary>
    public sealed record Pressed(string Keys) : Happening;

    public sealed record Silent : Happening;

    /// <summary>The caller was to be connected with a person, and nobody answered.</summary>
    public sealed record NobodyThere : Happening;

    /// <summary>The call is over, whoever ended it.</summary>
    public sealed record Ended : Happening;
}
