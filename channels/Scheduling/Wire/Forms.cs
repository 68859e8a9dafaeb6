using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;

namespace BotApp.Channels.Scheduling.Wire;

/// <summary>What fields look like, in the notation that OpenAPI and .NET both read.</summary>
internal static class Forms
{
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public const string Office = "^[A-Z]{3}$";

    [StringSyntax(StringSyntaxAttribute.Regex)]
    public const string Number = "^[A-Z]{3}-[0-9]{2}-[0-9]{4,9}$";

    [StringSyntax(StringSyntaxAttribute.Regex)]
    public const string Zip = "^[0-9]{5}$";

    /// <summary>E.164.</summary>
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public const string Phone = @"^\+[1-9][0-9]{6,14}$";

    /// <summary>A receipt number or an A-number. A Social Security number is neither.</summary>
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public const string Case = "^([A-Z]{3}[0-9]{10}|A[0-9]{7,9})$";

    /// <summary>
    /// A line of text: no control characters, none of private use (ours stand for codes), none that write what follows from
    /// the other side.
    /// </summary>
    private const string Line = @"[^\p{Cc}\p{Co}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+$";

    /// <summary>In any script, one word or many; with a letter in it.</summary>
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public const string Name = @"^(?=.*\p{L})" + Line;

    /// <summary>In somebody's own words.</summary>
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public const string Words = "^" + Line;

    /// <summary>The client's own identifier of whom it acts for.</summary>
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public const string Conversation = "^[A-Za-z0-9._~-]{1,64}$";

    [StringSyntax(StringSyntaxAttribute.Regex)]
    public const string Party = "^(self|other|several)$";

    [StringSyntax(StringSyntaxAttribute.Regex)]
    public const string Language = "^[A-Za-z]{2,3}(-[A-Za-z]{4})?$";

    [StringSyntax(StringSyntaxAttribute.Regex)]
    public const string Reaction = "^(take|pass|yes|hear)$";

    [StringSyntax(StringSyntaxAttribute.Regex)]
    public const string Text = "^name$";

    /// <summary>The end of a number that names what is meant.</summary>
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public const string Digits = "^[0-9]{4,9}$";

    /// <summary>Days of the week, each once.</summary>
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public const string Weekdays = @"^(?!.*(.).*\1)[1-7]{0,7}$";

    public const int LongestName = 100;
    public const int LongestVisit = 240;
    public const int MostPeople = 6;
    public const int MostStretches = 14;
}

/// <summary>What is said must have this form. Nothing said is no text at all; a text of no length is a mistake.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FormAttribute(string pattern) : RegularExpressionAttribute(pattern)
{
    public override bool IsValid(object? value) => value is null || (value is not "" && base.IsValid(value));
}
