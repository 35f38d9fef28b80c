/** What the library's `unicodedata` asks of the host, as `_tensh.…`: forms and kinds of characters. */
import { method } from "./arguments.ts";
import { stringOf } from "./value.ts";

const normalize = method("normalize", ["form", "text"], (args) =>
  stringOf(args.string("text").normalize(args.string("form"))),
);

const kinds = "Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co Cn".split(" ");
let tests: readonly (readonly [string, RegExp])[] | null = null;
const category = method("category", ["character"], (args) => {
  tests ??= kinds.map((kind) => [kind, new RegExp(`^\\p{${kind}}$`, "u")] as const);
  const character = args.string("character");
  return stringOf(tests.find(([, test]) => test.test(character))?.[0] ?? "Cn");
});

export const unicodeFunctions = [normalize, category];
