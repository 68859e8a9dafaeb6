using System.Text;

namespace BotApp.Tests.Api;

/// <summary>
/// Every operation of the API, as its own document lists them, with each field missing, of another type, of another form, huge,
/// late; twice, without a key, with a foreign one and for another office. What is wrong is named, and nothing is changed.
/// </summary>
public class EveryFieldTests(ApiHost host) : IClassFixture<ApiHost>
{
    static readonly Dictionary<string, string> KeyOf = new()
    {
        ["book"] = "partner",
        ["line"] = "line",
        ["office"] = "manchester",
        ["admin"] = "admin",
    };

    [Fact]
    public async Task Each_field_of_each_body_that_is_wrong_is_named_and_changes_nothing()
    {
        var (faults, asked) = (new List<string>(), 0);
        var (number, code) = await BookedAsync();
        foreach (var operation in (await OperationsAsync()).Where(one => one.TakesBody))
            foreach (var field in operation.WrongBodies(Samples.Body(operation.Id, number, code)).GroupBy(wrong => wrong.Path))
            {
                var before = await Fingerprint.OfAsync(host);
                foreach (var (path, body) in field)
                {
                    var answer = await SendAsync(operation, body!.ToJsonString(), number, Requests.NewKey());
                    asked++;
                    if (answer.Status != 400 || answer.Code != "INVALID" || !Names(answer, path))
                        faults.Add($"{operation}, {path}: {answer.Status} {answer.Code} {answer.Field} for {Short(body)}");
                }
                if (before != await Fingerprint.OfAsync(host))
                    faults.Add($"{operation}, {field.Key}: something was changed.");
            }
        Assert.True(asked > 1000, $"{asked} bodies only.");
        Assert.True(faults.Count == 0, $"{faults.Count} of {asked}:\n{string.Join('\n', faults)}");
    }

    [Fact]
    public async Task A_body_that_is_no_body_is_refused_by_each_operation_that_takes_one()
    {
        var number = (await BookedAsync()).Number;
        var before = await Fingerprint.OfAsync(host);
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40);
        foreach (var operation in (await OperationsAsync()).Where(one => one.TakesBody))
        {
            foreach (var body in (string[])["", "null", "7", "[]", "\"x\"", "{", "{}}", "\0", "\uFEFF{", "<xml/>", deep, "{\"a\":1,\"a\":1}"])
                Assert.Equal((operation.Id, 400, "INVALID"), await SendAsync(operation, body, number, Requests.NewKey()) is var answer ? (operation.Id, answer.Status, answer.Code) : default);
            Assert.Equal(413, (await SendAsync(operation, $"{{\"a\":\"{new string('x', 20_000)}\"}}", number, Requests.NewKey())).Status);
            var plain = new StringContent("{}", Encoding.UTF8, "text/plain");
            Assert.Equal(415, (await As(operation).SendAsync(Samples.Path(operation, number), plain, Requests.NewKey(), operation.Method)).Status);
        }
        Assert.Equal(before, await Fingerprint.OfAsync(host));
    }

    [Fact]
    public async Task Each_parameter_that_is_wrong_is_refused_and_changes_nothing()
    {
        var faults = new List<string>();
        var (number, code) = await BookedAsync();
        var before = await Fingerprint.OfAsync(host);
        foreach (var operation in await OperationsAsync())
            foreach (var (name, place) in operation.Parameters.Where(one => one.In is "path" or "query"))
                foreach (var value in (string[])["%E2%80%AE", "%F0%9F%99%82", "a%20b", "'%3B--", "-1%3B", new('x', 2000)])
                {
                    var good = Samples.Path(operation, number);
                    var path = place == "path"
                        ? Samples.Path(operation with { Path = operation.Path.Replace($"{{{name}}}", value) }, number)
                        : $"{good}{(good.Contains('?') ? '&' : '?')}{name}={value}";
                    var answer = await SendAsync(operation, operation.TakesBody ? Samples.Body(operation.Id, number, code).ToJsonString() : null, number, null, path);
                    if (answer.Status is not (400 or 403 or 404 or 415) || (answer.Status == 400 && answer.Field is null))
                        faults.Add($"{operation}, {name}={Short(value)}: {answer.Status} {answer.Code} {answer.Field}");
                }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(before, await Fingerprint.OfAsync(host));
    }

    [Fact]
    public async Task Without_a_key_or_with_a_foreign_one_nothing_is_done()
    {
        var (number, code) = await BookedAsync();
        var before = await Fingerprint.OfAsync(host);
        foreach (var operation in (await OperationsAsync()).Where(one => one.Roles.Count > 0))
        {
            var body = operation.TakesBody ? Samples.Body(operation.Id, number, code).ToJsonString() : null;
            foreach (var nobody in (string?[])[null, "nobody", ""])
                Assert.Equal((operation.Id, 401, "UNAUTHORIZED"), Outcome(operation, await SendAsync(operation, body, number, Requests.NewKey(), key: nobody ?? "")));
            foreach (var role in KeyOf.Where(pair => !operation.Roles.Contains(pair.Key)))
                Assert.Equal((operation.Id, 403, "FORBIDDEN"), Outcome(operation, await SendAsync(operation, body, number, Requests.NewKey(), key: role.Value)));
            if (operation.Path.Contains("{office}"))
                Assert.Equal((operation.Id, 403, "FORBIDDEN"), Outcome(operation, await SendAsync(operation, body, number, Requests.NewKey(), key: "boston")));
        }
        Assert.Equal(before, await Fingerprint.OfAsync(host));
    }

    [Fact]
    public async Task An_office_or_an_appointment_that_is_not_there_is_not_found_and_changes_nothing()
    {
        var (number, code) = await BookedAsync();
        var before = await Fingerprint.OfAsync(host);
        foreach (var operation in (await OperationsAsync()).Where(one => one.Path.Contains("{office}") || one.Path.Contains("{number}")))
        {
            var body = operation.TakesBody ? Samples.Body(operation.Id, number, code) : null;
            body?.Remove("code");
            var path = Samples.Path(operation, "MAN-27-999999", "XYZ").Replace("W-1001", "W-9999");
            var key = operation.Roles.Contains("admin") ? "admin" : null;
            var answer = await SendAsync(operation, body?.ToJsonString(), number, null, path, key);
            Assert.Equal((operation.Id, 404, "NOT_FOUND"), Outcome(operation, answer));
        }
        Assert.Equal(before, await Fingerprint.OfAsync(host));
    }

    [Fact]
    public async Task What_is_right_is_done_once_however_often_it_is_sent()
    {
        var (all, done) = (await OperationsAsync(), 0);
        foreach (var operation in all.Where(one => one.Method != "GET" && one.Id is not ("removeFromWaitlist" or "forgetLength" or "release")))
        {
            var (number, code) = await BookedAsync();
            var (key, body) = (Requests.NewKey(), Samples.Body(operation.Id, number, code).ToJsonString());
            var first = await SendAsync(operation, body, number, key);
            Assert.True(first.Status is >= 200 and < 300, $"{operation}: {first.Status} {first.Json}");
            var after = await Fingerprint.OfAsync(host);

            var again = await SendAsync(operation, body, number, key);

            Assert.Equal((operation.Id, first.Status), (operation.Id, again.Status));
            // That the staff said the same again is noted.
            Assert.Equal(Unnoted(after, operation), Unnoted(await Fingerprint.OfAsync(host), operation));
            done++;
            if (!operation.TakesKeyOfItsOwn)
                continue;
            Assert.Equal(first.Json.ToString(), again.Json.ToString());
            Assert.Equal((operation.Id, 422, "IDEMPOTENCY_KEY_REUSED"), Outcome(operation, await SendAsync(operation, body + " ", number, key)));
            foreach (var wrong in (string[])["a b", "\u00e9", new('x', 129)])
                Assert.Equal((400, "Idempotency-Key"), await SendAsync(operation, body, number, wrong) is var answer ? (answer.Status, answer.Field) : default);
            Assert.Equal(after, await Fingerprint.OfAsync(host));
        }
        Assert.Equal(19, done);
    }

    Task<IReadOnlyList<Operation>> OperationsAsync() => Operation.AllAsync(host.CreateClient());

    /// <summary>Somebody's appointment at Manchester, where there is room enough.</summary>
    async Task<(string Number, string Code)> BookedAsync()
    {
        await host.WriteAsync("UPDATE slots SET capacity = 50 WHERE office = 'MAN' AND capacity < 50");
        var booked = await host.As("admin").BookAsync(Requests.Booking().With("start", "2027-03-12T10:00:00-05:00").With("phone", "+16035550142"));
        return (booked.Of("number")!, booked.Of("code")!);
    }

    // A line only mends the spelling.
    HttpClient As(Operation operation) => operation.Id == "correctName" ? host.As("admin") : host.As(operation.Roles.Count == 0 ? "partner" : KeyOf[operation.Roles[0]]);

    async Task<ApiAnswer> SendAsync(Operation operation, string? body, string number, string? once, string? path = null, string? key = null)
    {
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        var http = key is null ? As(operation) : host.As(key.Length == 0 ? null : key);
        return await http.SendAsync(path ?? Samples.Path(operation, number), content!, operation.TakesKeyOfItsOwn ? once : null, operation.Method);
    }

    /// <summary>The field itself, or for one inside of a list the list.</summary>
    static bool Names(ApiAnswer answer, string path) => answer.Field is { } field && field != "$"
        && (path == field || path.StartsWith($"{field}[", StringComparison.Ordinal) || field.StartsWith($"{path}[", StringComparison.Ordinal)
            || field.StartsWith($"{path}.", StringComparison.Ordinal));

    static (string, int, string?) Outcome(Operation operation, ApiAnswer answer) => (operation.Id, answer.Status, answer.Code);

    static string Unnoted(string fingerprint, Operation operation) => operation.Roles.Contains("office") && !operation.TakesKeyOfItsOwn
        ? string.Join("; ", fingerprint.Split("; ").Where(part => !part.StartsWith("\"audit\"", StringComparison.Ordinal))) : fingerprint;

    static string Short(object? value) => $"{value}" is var text && text.Length > 200 ? $"{text[..200]}..." : text;
}
