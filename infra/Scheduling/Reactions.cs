using System.Diagnostics;
using BotApp.Dialogs;

namespace BotApp.Infra.Scheduling;

/// <summary>What becomes of a proposal that a person answers.</summary>
internal static class Reactions
{
    public static async Task<Input> AnswerAsync(Occasion occasion, Effect.Answer answer, Random random)
    {
        var all = answer.Phone is { } phone
            ? await ProposalTable.OfPhoneAsync(occasion.Session, phone, occasion.Now)
            : await ProposalTable.OfConversationAsync(occasion.Session, occasion.Conversation.Id, occasion.Now);
        if (answer.Digits is { } digits)
            all.RemoveAll(one => one.Proposal.Digits != digits);
        var open = all.FindAll(one => one.IsOpen && one.Proposal.Until > occasion.Now);
        return (open, answer.Digits) switch
        {
            (_, _) when answer.Reaction == Reaction.Hear => open.MinBy(one => one.Proposal.Until) is { } next
                ? new Input.ProposalStands(next.Proposal) : new Input.NoProposal(answer.Heard),
            ([], _) => await LateAsync(occasion, all, answer, random),
            ([var one], not null) => await ReactAsync(occasion, one, answer.Reaction, random),
            ([var one], null) when !await HasAppointmentAsync(occasion, answer.Phone) =>
                await ReactAsync(occasion, one, answer.Reaction, random),
            _ when answer.Digits is null && answer.Reaction == Reaction.Pass => new Input.NoProposal(answer.Heard),
            _ => new Input.WhichProposal(
                [.. open.Select(one => one.Proposal)], await HasAppointmentAsync(occasion, answer.Phone)),
        };
    }

    private static Task<Input> ReactAsync(Occasion occasion, Proposed one, Reaction reaction, Random random) =>
        (reaction, one.Proposal.Kind) switch
        {
            (Reaction.Yes, _) => Task.FromResult<Input>(new Input.ProposalStands(one.Proposal)),
            (Reaction.Take, ProposalKind.Stay) => StayAsync(occasion, one),
            (Reaction.Take, _) => TakeAsync(occasion, one, random),
            (Reaction.Pass, ProposalKind.Stay) => LeaveAsync(occasion, one, random),
            // The time in place of the old one stays held till its end, as it was said.
            (Reaction.Pass, ProposalKind.Closure) => Task.FromResult<Input>(new Input.OtherTimes(one.Proposal.Number!)),
            (Reaction.Pass, _) => PassAsync(occasion, one, random),
            _ => throw new UnreachableException(),
        };

    private static async Task<Input> TakeAsync(Occasion occasion, Proposed one, Random random)
    {
        var own = occasion with { Holder = one.Id };
        if (await Holds.OwnAsync(own) is not { } hold)
            return new Input.ProposalOver(one.Proposal);
        var waiter = one.Entry is { } entry ? await LineTable.OneAsync(occasion.Session, entry) : null;
        var outcome = waiter is { Moving: null }
            ? await Bookings.BookAsync(own, new(Settled(waiter.Draft), hold), random)
            : await MoveAsync(own, waiter?.Moving ?? one.Proposal.Number!, hold, random);
        if (outcome is not (Input.Booked or Input.Moved))
        {
            await Proposals.EndAsync(occasion, one.Id, "void", random);
            return new Input.ProposalOver(one.Proposal);
        }
        await Proposals.TakenAsync(occasion, one.Id);
        if (waiter is not null)
            await Line.EndAsync(occasion, waiter.Number, "served", random);
        return outcome is Input.Moved moved
            ? new Input.ProposalTaken(moved.Appointment, moved.From, moved.Others)
            : new Input.ProposalTaken(((Input.Booked)outcome).Appointment, null, ((Input.Booked)outcome).Others);
    }

    /// <summary>One, or all of those who were to come together.</summary>
    private static async Task<Input> MoveAsync(Occasion own, string number, Hold hold, Random random)
    {
        var others = hold.People == 1 ? [] : await own.Session.QueryAsync(
            """
            SELECT number FROM appointments
            WHERE together = (SELECT together FROM appointments WHERE number = $1) AND state = 'active' AND number <> $1
            ORDER BY number
            """,
            static row => row.GetString(0), number);
        return await Changes.MoveAsync(own, new(number, hold, others), random);
    }

    /// <summary>Whether it is somebody of the same name was asked when they got in line.</summary>
    private static Draft Settled(Draft draft) => draft with
    {
        Same = false,
        Others = [.. draft.Others.Select(one => one with { Same = false })],
    };

    private static async Task<Input> PassAsync(Occasion occasion, Proposed one, Random random)
    {
        await Proposals.EndAsync(occasion, one.Id, "refused", random);
        return new Input.ProposalPassed();
    }

    private static async Task<Input> StayAsync(Occasion occasion, Proposed one)
    {
        await Proposals.TakenAsync(occasion, one.Id);
        await occasion.Session.ExecuteAsync(
            "UPDATE waitlist SET misses = 0, changed_at = $2 WHERE number = $1", one.Entry, occasion.Now);
        return await LineTable.PlaceAsync(occasion.Session, one.Entry!) is { } place
            ? new Input.StillInLine(place) : new Input.LeftLine(0);
    }

    private static async Task<Input> LeaveAsync(Occasion occasion, Proposed one, Random random)
    {
        await Line.EndAsync(occasion, one.Entry!, "left", random);
        return new Input.LeftLine(1);
    }

    /// <summary>Its end has passed. Nothing is booked; a time that is still there is held for this person once more.</summary>
    private static async Task<Input> LateAsync(
        Occasion occasion, List<Proposed> all, Effect.Answer answer, Random random)
    {
        if (all is not [var one, ..] || one.Proposal.Kind == ProposalKind.Stay
            || (answer.Reaction == Reaction.Pass && one.Proposal.Kind == ProposalKind.Waitlist)
            || (answer.Digits is null && await HasAppointmentAsync(occasion, answer.Phone)))
            return new Input.NoProposal(answer.Heard);
        if (one.IsOpen)
            await Ending.MissedAsync(occasion, one, random);
        if (answer.Reaction == Reaction.Pass)
            return new Input.OtherTimes(one.Proposal.Number!);
        return new Input.ProposalOver(one.Proposal, await AgainAsync(occasion, one));
    }

    private static async Task<Proposal?> AgainAsync(Occasion occasion, Proposed one)
    {
        var waiter = one.Entry is { } entry ? await LineTable.OneAsync(occasion.Session, entry) : null;
        if (waiter is null || one.State == "void")
            return null;
        var made = await Matching.AgainAsync(occasion, waiter, one.Proposal.Start);
        return made is null ? null : (await ProposalTable.OneAsync(occasion.Session, made))!.Proposal;
    }

    /// <summary>Who chats has proven no phone, so nothing is told of its appointments.</summary>
    private static async Task<bool> HasAppointmentAsync(Occasion occasion, string? phone) => phone is not null &&
        await occasion.Session.NumberAsync(
            "SELECT count(*) FROM appointments WHERE phone = $1 AND state = 'active' AND displaced_at IS NULL", phone) > 0;
}
