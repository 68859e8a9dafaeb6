namespace BotApp.Bench.Postgres;

/// <param name="Rate">A second.</param>
/// <param name="Times">Milliseconds each.</param>
/// <param name="Program">Milliseconds of a processor each, in the program.</param>
/// <param name="Server">The same in the database's server.</param>
readonly record struct Figures(double Rate, List<double> Times, double Program, double Server)
{
    internal double P99 => Times.Count == 0 ? double.NaN : Times.Order().ElementAt(Times.Count * 99 / 100);

    internal static double Median(IEnumerable<double> figures) => figures.Order().ElementAt(figures.Count() / 2);
}
