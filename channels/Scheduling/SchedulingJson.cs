using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Channels.Scheduling.Wire;

namespace BotApp.Channels.Scheduling;

/// <summary>
/// The API's JSON as both sides write it, and as it is read: a name that is not known, one that is there twice, and a
/// number in quotation marks are mistakes, and each is named.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, PropertyNameCaseInsensitive = false, NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false, MaxDepth = 8,
    Converters = [typeof(Instant), typeof(Clock)])]
[JsonSerializable(typeof(OfficeList)), JsonSerializable(typeof(ReasonList)), JsonSerializable(typeof(Times))]
[JsonSerializable(typeof(HoldRequest)), JsonSerializable(typeof(Hold))]
[JsonSerializable(typeof(BookRequest)), JsonSerializable(typeof(Booking)), JsonSerializable(typeof(Cancelled))]
[JsonSerializable(typeof(Appointment))]
[JsonSerializable(typeof(FindRequest)), JsonSerializable(typeof(AppointmentList))]
[JsonSerializable(typeof(MoveRequest)), JsonSerializable(typeof(Moved))]
[JsonSerializable(typeof(DayList)), JsonSerializable(typeof(DayRequest)), JsonSerializable(typeof(DayChanged))]
[JsonSerializable(typeof(CloseRequest)), JsonSerializable(typeof(Closure)), JsonSerializable(typeof(DisplacedList))]
[JsonSerializable(typeof(RulesRequest)), JsonSerializable(typeof(Rules)), JsonSerializable(typeof(LengthRequest))]
[JsonSerializable(typeof(WaitRequest)), JsonSerializable(typeof(Place)), JsonSerializable(typeof(LineList))]
[JsonSerializable(typeof(LeaveRequest)), JsonSerializable(typeof(LeftLine))]
[JsonSerializable(typeof(ReactionRequest)), JsonSerializable(typeof(Reacted))]
[JsonSerializable(typeof(LanguageRequest)), JsonSerializable(typeof(PhoneRequest)), JsonSerializable(typeof(CallsRequest))]
[JsonSerializable(typeof(TextRequest)), JsonSerializable(typeof(Texted))]
[JsonSerializable(typeof(ProofRequest)), JsonSerializable(typeof(NameRequest))]
public sealed partial class SchedulingJson : JsonSerializerContext;
