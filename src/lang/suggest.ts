/** Did you mean …: the known words nearest to a mistyped one. */

/** One line that offers the nearest words, or nothing where none is near. */
export function didYouMean(word: string, known: Iterable<string>): string[] {
  const near = nearest(word, known);
  return near.length === 0 ? [] : [`did you mean ${near.map((n) => `\`${n}\``).join(" or ")}?`];
}

/** Up to three known words that are a slip of the finger away from `word`, the nearest first. */
export function nearest(word: string, known: Iterable<string>): string[] {
  const found: { name: string; distance: number }[] = [];
  for (const name of known) {
    const distance = name === "" || name === word ? null : slips(word, name);
    if (distance !== null && !found.some((f) => f.name === name)) found.push({ name, distance });
  }
  found.sort((a, b) => a.distance - b.distance || a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
  const best = found[0]?.distance ?? 0;
  return found
    .filter((f) => f.distance === best)
    .slice(0, 3)
    .map((f) => f.name);
}

/** How many slips lead from the word to the name; null if it is more than one of the word's length should have. */
function slips(word: string, name: string): number | null {
  const limit = allowed(word.length);
  const near = limit > 0 && Math.abs(word.length - name.length) <= limit;
  // The beginning of a longer word, as far as it says which.
  const longer = word.length >= 4 && name.length > word.length;
  if (!near && !longer && word.length !== name.length) return null;
  const [a, b] = [word.toLowerCase(), name.toLowerCase()];
  if (a === b) return 0;
  if (near && strangers(a, b) <= limit && strangers(b, a) <= limit) {
    const distance = editDistance(a, b, limit);
    // Two slips in a short word leave little of it: then the first letter has to stand.
    if (distance <= limit && (word.length > 5 || distance === 1 || a[0] === b[0])) return distance;
  }
  return longer && b.startsWith(a) ? limit + 1 : null;
}

/** How many kinds of letters of a are not in b: each costs a slip, which spares most words the count of all slips. */
function strangers(a: string, b: string): number {
  let left = lettersOf(a) & ~lettersOf(b);
  let count = 0;
  for (; left !== 0; left &= left - 1) count++;
  return count;
}
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

/** Short words are near to everything: a letter or two is no clue. */
function allowed(length: number): number {
  if (length <= 2) return 0;
  if (length === 3) return 1;
  return length <= 5 ? 2 : Math.ceil(length / 3);
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from a to b (Damerau, optimal alignment). */
function editDistance(a: string, b: string, limit: number): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
    [before, last] = [last, row];
  }
  return last[b.length]!;
}
