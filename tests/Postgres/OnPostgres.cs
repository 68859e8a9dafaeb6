using Xunit.v3;

namespace BotApp.Tests.Postgres;

/// <summary>
/// The tests of this class, its own and those it inherits, have their databases on PostgreSQL. So a class of tests that
/// speaks to a database is not sealed, and one that inherits it says so: each of its sentences must hold on both.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnPostgresAttribute : Attribute
{
    public static bool IsHere =>
        (TestContext.Current.TestClass as IXunitTestClass)?.Class.IsDefined(typeof(OnPostgresAttribute), true) == true;
}
