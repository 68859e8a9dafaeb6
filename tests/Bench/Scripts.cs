namespace BotApp.Bench;

/// <summary>Whole bookings as people text them, with a question in the middle and a change at the end.</summary>
static class Scripts
{
    internal static readonly IReadOnlyList<IReadOnlyList<string>> Bookings =
    [
        [
            "Hello, I need an appointment", "passport stamp", "33126", "1", "Maria Lopez", "March 4, 1990", "no",
            "how much does it cost?", "no", "Thursday morning", "later", "1", "1",
        ],
        [
            "Hola necesito cita para el sello en el pasaporte cerca del 33126 el jueves por la mañana, me llamo José Núñez",
            "4 de marzo de 1990", "no tengo", "no", "2", "otro día", "1", "3", "1", "1",
        ],
        [
            "I need to ask about my wife's I-130 next Monday afternoon, zip 33126", "1", "John O'Brien", "05/13/1984",
            "IOE0912345678", "do I need to bring an interpreter?", "yes", "more", "2", "1",
        ],
    ];
}
