using BotApp.Tests.Api;
using BotApp.Tests.Data;
using BotApp.Tests.Host;
using BotApp.Tests.Pages;
using BotApp.Tests.Scheduling;
using BotApp.Tests.WebChat;

namespace BotApp.Tests.Postgres;

// What holds on SQLite holds here: each of these runs all the tests of the class that it inherits.

[OnPostgres] public sealed class ApiBadInputOnPostgres(ApiHost host) : BadInputTests(host);
[OnPostgres] public sealed class ApiBookingsOnPostgres(ApiHost host) : BookingApiTests(host);
[OnPostgres] public sealed class ApiFieldsOnPostgres(ApiHost host) : EveryFieldTests(host);
[OnPostgres] public sealed class ApiGroupsOnPostgres(ApiHost host) : GroupApiTests(host);
[OnPostgres] public sealed class ApiHoldsOnPostgres(ApiHost host) : HoldApiTests(host);
[OnPostgres] public sealed class ApiProofsOnPostgres(ApiHost host) : ProofTests(host);
[OnPostgres] public sealed class ApiKeysOnPostgres(ApiHost host) : KeysTests(host);
[OnPostgres] public sealed class ApiLastSeatsOnPostgres(ApiHost host) : Api.LastSeatTests(host);
[OnPostgres] public sealed class ApiDaysOnPostgres(ApiHost host) : DaysTests(host);
[OnPostgres] public sealed class ApiStaffOnPostgres(ApiHost host) : StaffTests(host);
[OnPostgres] public sealed class ApiReadingOnPostgres(ApiHost host) : ReadingTests(host);
[OnPostgres] public sealed class AreaImportsOnPostgres : AreaImportTests;
[OnPostgres] public sealed class AuditOnPostgres : AuditTests;
[OnPostgres] public sealed class BookingsOnPostgres : BookingTests;
[OnPostgres] public sealed class CapacityOnPostgres : CapacityTests;
[OnPostgres] public sealed class ChangesOnPostgres : ChangeTests;
[OnPostgres] public sealed class ChatsOnPostgres : ChatTests;
[OnPostgres] public sealed class ChoicesOnPostgres(BotHost host) : ChoicesTests(host);
[OnPostgres] public sealed class DirectLineOnPostgres(BotHost host) : DirectLineTests(host);
[OnPostgres] public sealed class GroupsOnPostgres : GroupTests;
[OnPostgres] public sealed class HoldsOnPostgres : HoldTests;
[OnPostgres] public sealed class LastSeatsByTextOnPostgres(BotHost host) : Tests.Host.LastSeatTests(host);
[OnPostgres] public sealed class LastSeatsOnPostgres : Tests.Scheduling.LastSeatTests;
[OnPostgres] public sealed class LineFirstOnPostgres : LineFirstTests;
[OnPostgres] public sealed class LimitsOnPostgres : LimitTests;
[OnPostgres] public sealed class LookupsOnPostgres : LookupTests;
[OnPostgres] public sealed class MemoryOnPostgres : MemoryTests;
[OnPostgres] public sealed class MessagesOnPostgres : Tests.Outbox.OutboxTests;
[OnPostgres] public sealed class OutboxOnPostgres : Tests.Host.OutboxTests;
[OnPostgres] public sealed class PlacesOnPostgres(PlacesTests.Seeded seeded) : PlacesTests(seeded);
[OnPostgres] public sealed class SheetCalendarsOnPostgres(SheetTests.SiteHost host) : SheetCalendarTests(host);
[OnPostgres] public sealed class SheetsOnPostgres(SheetTests.SiteHost host) : SheetTests(host);
[OnPostgres] public sealed class StreamsOnPostgres(BotHost host) : StreamTests(host);
[OnPostgres] public sealed class TextMessagesOnPostgres(BotHost host) : TextMessagesTests(host);
[OnPostgres] public sealed class ClockChangesOnPostgres : ClockChangeTests;
[OnPostgres] public sealed class OfficeDaysOnPostgres : OfficeDaysTests;
[OnPostgres] public sealed class WaitlistOnPostgres : WaitlistTests;
[OnPostgres] public sealed class TimesOnPostgres : TimesTests;
