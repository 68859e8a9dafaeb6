namespace BotApp.Dialogs.Calls;

/// <summary>What is remembered while somebody is on the phone.</summary>
public sealed record Call
{
    public required string Id { get; init; }

    /// <summary>A question of the line itself, beside the one of the conversation.</summary>
    public Aside Aside { get; init; }

    /// <summary>Which five of the choices were read out last, from 0.</summary>
    public int Page { get; init; }

    /// <summary>How often in a row nothing came.</summary>
    public int Silences { get; init; }

    /// <summary>It is noisy or silent there: only keys are listened to for now.</summary>
    public bool KeysOnly { get; init; }

    /// <summary>Words that the recogniser was not sure of, until the caller says that they are right.</summary>
    public string? Doubt { get; init; }

    /// <summary>What a case number begins with, chosen before its digits are keyed in.</summary>
    public string? Letters { get; init; }

    /// <summary>The first words after the phone was picked up: here the language can be changed with one key.</summary>
    public bool Fresh { get; init; }

    /// <summary>Given when the call went to a person.</summary>
    public string? Ticket { get; init; }

    /// <summary>An appointment of this call has no name yet: its number.</summary>
    public string? Nameless { get; init; }

    /// <summary>The digits of what was proposed in this call.</summary>
    public string? Proposal { get; init; }

    /// <summary>What stood open when the call began, while the line asks its own first questions.</summary>
    public Question? Parked { get; init; }

    /// <summary>Said slowly this time.</summary>
    public bool Slowly { get; init; }

    public Then Then { get; init; }
}

public enum Aside { None, Menu, Doubt, There }

/// <summary>How a call goes on when all is said.</summary>
public enum Then { Listen, Connect, HangUp }
