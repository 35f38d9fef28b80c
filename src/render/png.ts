/** Pixels as a PNG within an address: the smallest writer there is, for rasters inside of SVG. Compresses nothing. */

/** `data:image/png;base64,…` of `rows` × `columns` pixels of three bytes each, row 0 on top. */
export function pngUrl(columns: number, rows: number, pixels: Uint8Array): string {
  const header = [...word(columns), ...word(rows), 8, 2, 0, 0, 0];
  const line = columns * 3;
  const raw = new Uint8Array(rows * (line + 1));
  for (let r = 0; r < rows; r++) raw.set(pixels.subarray(r * line, (r + 1) * line), r * (line + 1) + 1);
  const parts = [
    [137, 80, 78, 71, 13, 10, 26, 10],
    chunk("IHDR", header),
    chunk("IDAT", storedBlocks(raw)),
    chunk("IEND", []),
  ];
  return `data:image/png;base64,${base64(parts)}`;
}

const word = (n: number): number[] => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

function chunk(name: string, data: ArrayLike<number>): Uint8Array {
  const out = new Uint8Array(data.length + 12);
  out.set(word(data.length));
  out.set(
    [...name].map((c) => c.charCodeAt(0)),
    4,
  );
  out.set(data, 8);
  out.set(word(crc(out.subarray(4, data.length + 8))), data.length + 8);
  return out;
}

/** A zlib stream whose blocks hold the bytes as they are (RFC 1950, RFC 1951 §3.2.4). */
function storedBlocks(raw: Uint8Array): Uint8Array {
  const most = 65535;
  const count = Math.max(1, Math.ceil(raw.length / most));
  const out = new Uint8Array(raw.length + count * 5 + 6);
  out.set([0x78, 0x01]);
  let at = 2;
  for (let i = 0; i < count; i++) {
    const part = raw.subarray(i * most, (i + 1) * most);
    out.set(
      [i === count - 1 ? 1 : 0, part.length & 255, part.length >> 8, ~part.length & 255, (~part.length >> 8) & 255],
      at,
    );
    out.set(part, at + 5);
    at += part.length + 5;
  }
  out.set(word(adler(raw)), at);
  return out;
}

function adler(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

function crc(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) {
    c ^= byte;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  return ~c >>> 0;
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
function base64(parts: readonly ArrayLike<number>[]): string {
  const bytes = parts.flatMap((p) => Array.from(p));
  const out: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const n = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const text = [18, 12, 6, 0].map((s) => letters[(n >> s) & 63]).join("");
    out.push(i + 2 < bytes.length ? text : text.slice(0, bytes.length - i + 1).padEnd(4, "="));
  }
  return out.join("");
}
