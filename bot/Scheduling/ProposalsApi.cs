using System.Diagnostics;
using BotApp.Dialogs;
using BotApp.Infra.Outbox;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Scheduling;

/// <summary>What people answer to something that was proposed to their phone, as a line of ours hears it.</summary>
internal static class ProposalsApi
{
    public static void MapProposals(this IEndpointRouteBuilder api) =>
        api.MapPost("/proposals/answer", AnswerAsync).RequireKey(Role.Line).WithName("answerProposal")
            .WithSummary("1 or 2 to a time that was held and proposed; says so where nothing was.")
            .Produces<Wire.Reacted>().Refuses(400, 401, 403, 413, 415, 422).Once();

    static async Task<IResult> AnswerAsync(
        HttpContext http, Body<Wire.ReactionRequest> body, Caller caller, Desk desk, Once once)
    {
        var request = body.Value;
        var conversation = caller.For(request.Conversation, request.Caller, request.Language);
        var answer = new Effect.Answer(
            request.Caller!, Enum.Parse<Reaction>(request.Reaction!, ignoreCase: true), request.Digits, new("", desk.Now));
        return await once.DoAsync(http, caller, body, needed: false, async session =>
        {
            var came = await desk.PerformAsync(answer, conversation, session);
            if (came is Input.ProposalTaken taken)
                desk.Told(true, request.Heard, [taken.Appointment, .. taken.Others], taken.From is null ? Kinds.Confirmed : Kinds.Moved, conversation, session);
            return Answered.Of(StatusCodes.Status200OK, Written(came));
        });
    }

    static Wire.Reacted Written(Input came) => came switch
    {
        Input.ProposalTaken taken => new(
            "taken", Shown.Appointment(taken.Appointment, Answered.CodeOf(taken.Appointment.Number)),
            Shown.Appointments(taken.Others, codes: true), taken.From),
        Input.ProposalOver over => new(
            "over", Proposal: Shown.Proposal(over.Proposal), Again: over.Again is { } again ? Shown.Proposal(again) : null),
        Input.ProposalPassed => new("passed"),
        Input.ProposalStands stands => new("stands", Proposal: Shown.Proposal(stands.Proposal)),
        Input.OtherTimes other => new("otherTimes", Number: other.Number),
        Input.StillInLine still => new("stays", Place: Shown.Place(new(still.Place))),
        Input.LeftLine => new("left"),
        Input.WhichProposal which => new(
            "which", Proposals: [.. which.Proposals.Select(Shown.Proposal)], HasAppointment: which.Appointment),
        Input.NoProposal => new("none"),
        _ => throw new UnreachableException(),
    };
}
