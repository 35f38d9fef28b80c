/** Bytes as a text with one character for each, up to U+00FF, and back: how Python's bytes are kept. Knows no encodings. */

/** Characters that one call makes. */
const piece = 1 << 10;

/** What bytes there are, as a text. */
export function textOfOctets(octets: Uint8Array): string {
  let text = "";
  for (let at = 0; at < octets.length; at += piece)
    text += String.fromCharCode.apply(null, octets.subarray(at, at + piece) as unknown as number[]);
  return text;
}

/** The bytes that a text stands for, from a place on and so many of them. */
export function octetsOf(text: string, from = 0, count = text.length - from): Uint8Array<ArrayBuffer> {
  const octets = new Uint8Array(count);
  for (let i = 0; i < count; i++) octets[i] = text.charCodeAt(from + i);
  return octets;
}

/** Two hexadecimal digits for each. */
export function hexOf(octets: Uint8Array): string {
  const digits = new Uint8Array(2 * octets.length);
  for (let i = 0; i < octets.length; i++) {
    digits[2 * i] = digitOf(octets[i]! >> 4);
    digits[2 * i + 1] = digitOf(octets[i]! & 15);
  }
  return textOfOctets(digits);
}
const digitOf = (value: number): number => value + (value < 10 ? 48 : 87);

/** Whether none is beyond U+007F. */
export const isAscii = (text: string): boolean => !beyondAscii.test(text);
const beyondAscii = /[^\0-\x7f]/;
