// jsQR, a reader of QR codes for cameras: reads each line {rows}, rows of 0 and 1, and tells what is in it; one JSON line each.
const read = require("jsqr");
const { createInterface } = require("readline");

const scale = 4; // Pixels a module, as a camera sees it.

function text({ rows }) {
  const size = rows.length * scale;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (rows[Math.floor(y / scale)][Math.floor(x / scale)] === "1") pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
    }
  }
  return read(pixels, size, size)?.data ?? null;
}

createInterface({ input: process.stdin }).on("line", (line) => {
  console.log(JSON.stringify(text(JSON.parse(line))));
});
