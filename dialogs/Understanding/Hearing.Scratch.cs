namespace BotApp.Dialogs.Understanding;

/// <summary>Where the work of one reading is done.</summary>
internal readonly ref partial struct Hearing
{
    /// <summary>A phrase under way.</summary>
    /// <param name="Languages">Those in which the words that were left out say nothing, a bit each.</param>
    /// <param name="Next">Another one at the same place.</param>
    private readonly record struct State(int Node, int Start, int Weight, int Gap, int Languages, int Next);

    /// <summary>Room to work in, one for each thread, so that reading leaves no garbage.</summary>
    private sealed class Scratch
    {
        [ThreadStatic]
        private static Scratch? current;

        public readonly List<int> Words = [];
        public readonly List<(int Atom, int Length)> Items = [];
        public readonly List<int> Earlier = [];
        public readonly List<State> States = [];
        public readonly int[] Soft = new int[Tokens.MaxTokens + 1];
        public readonly int[] WordEnds = new int[Tokens.MaxTokens + 1];
        public readonly int[] ItemEnds = new int[Tokens.MaxTokens + 1];
        public readonly int[] Heads = new int[Tokens.MaxTokens + 1];
        public readonly int[] Waiting = new int[Tokens.MaxTokens + 1];
        public readonly int[] Filler = new int[Tokens.MaxTokens + 1];
        public readonly bool[] OpenAt = new bool[Tokens.MaxTokens + 1];
        public readonly bool[] ClosedAt = new bool[Tokens.MaxTokens + 1];
        public int[] Stamps = [];
        public int From;

        public static Scratch Take(int words, int atoms)
        {
            var scratch = current ??= new();
            if (scratch.Stamps.Length < atoms)
                scratch.Stamps = new int[atoms];
            foreach (var (atom, _) in scratch.Items)
                scratch.Stamps[atom] = 0;
            scratch.Words.Clear();
            scratch.Items.Clear();
            scratch.Earlier.Clear();
            scratch.States.Clear();
            Array.Fill(scratch.Heads, -1, 0, words + 1);
            Array.Clear(scratch.Waiting, 0, words + 1);
            Array.Clear(scratch.Filler, 0, words + 1);
            Array.Clear(scratch.OpenAt, 0, words + 1);
            Array.Clear(scratch.ClosedAt, 0, words + 1);
            return scratch;
        }
    }
}
