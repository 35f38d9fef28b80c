/**
 * Characters by their Unicode names, for `\N{…}`: letters of Latin with their marks and of Greek by how their names are
 * made, and the signs that texts use. Knows not all names, of which there are more than a hundred thousand.
 */

const marks: Readonly<Record<string, string>> = {
  grave: "\u0300",
  acute: "\u0301",
  circumflex: "\u0302",
  tilde: "\u0303",
  macron: "\u0304",
  breve: "\u0306",
  "dot above": "\u0307",
  diaeresis: "\u0308",
  "ring above": "\u030a",
  "double acute": "\u030b",
  caron: "\u030c",
  "dot below": "\u0323",
  cedilla: "\u0327",
  ogonek: "\u0328",
};

const greek =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lamda mu nu xi omicron pi rho final-sigma sigma tau upsilon phi chi psi omega";
const digits = "zero one two three four five six seven eight nine";

/** `number:name`, in which the number is hexadecimal. */
const signs = `
  2013:en dash,2014:em dash,2018:left single quotation mark,2019:right single quotation mark,
  201c:left double quotation mark,201d:right double quotation mark,2022:bullet,2026:horizontal ellipsis,2032:prime,
  2033:double prime,20ac:euro sign,a3:pound sign,a5:yen sign,a9:copyright sign,ae:registered sign,
  2122:trade mark sign,b0:degree sign,b1:plus-minus sign,b2:superscript two,b3:superscript three,b5:micro sign,
  b6:pilcrow sign,b7:middle dot,d7:multiplication sign,f7:division sign,bc:vulgar fraction one quarter,
  bd:vulgar fraction one half,be:vulgar fraction three quarters,bf:inverted question mark,
  a1:inverted exclamation mark,a7:section sign,ab:left-pointing double angle quotation mark,
  bb:right-pointing double angle quotation mark,2190:leftwards arrow,2191:upwards arrow,2192:rightwards arrow,
  2193:downwards arrow,2194:left right arrow,21d0:leftwards double arrow,21d2:rightwards double arrow,
  21d4:left right double arrow,2200:for all,2202:partial differential,2203:there exists,2205:empty set,2207:nabla,
  2208:element of,2209:not an element of,220f:n-ary product,2211:n-ary summation,2212:minus sign,221a:square root,
  221e:infinity,2220:angle,2227:logical and,2228:logical or,2229:intersection,222a:union,222b:integral,
  2248:almost equal to,2260:not equal to,2261:identical to,2264:less-than or equal to,
  2265:greater-than or equal to,2282:subset of,2283:superset of,2286:subset of or equal to,
  2287:superset of or equal to,2295:circled plus,2297:circled times,22c5:dot operator,
  2500:box drawings light horizontal,2502:box drawings light vertical,250c:box drawings light down and right,
  2510:box drawings light down and left,2514:box drawings light up and right,2518:box drawings light up and left,
  251c:box drawings light vertical and right,2524:box drawings light vertical and left,
  252c:box drawings light down and horizontal,2534:box drawings light up and horizontal,
  253c:box drawings light vertical and horizontal,2550:box drawings double horizontal,
  2551:box drawings double vertical,2588:full block,2580:upper half block,2584:lower half block,2591:light shade,
  2592:medium shade,2593:dark shade,25a0:black square,25a1:white square,25b2:black up-pointing triangle,
  25b3:white up-pointing triangle,25bc:black down-pointing triangle,25bd:white down-pointing triangle,
  25c6:black diamond,25c7:white diamond,25cb:white circle,25cf:black circle,2605:black star,2606:white star,
  260e:black telephone,2610:ballot box,2611:ballot box with check,2612:ballot box with x,263a:white smiling face,
  2639:white frowning face,2640:female sign,2642:male sign,2660:black spade suit,2663:black club suit,
  2665:black heart suit,2666:black diamond suit,266a:eighth note,266b:beamed eighth notes,2713:check mark,
  2714:heavy check mark,2717:ballot x,2718:heavy ballot x,2764:heavy black heart,df:latin small letter sharp s,
  e6:latin small letter ae,c6:latin capital letter ae,153:latin small ligature oe,152:latin capital ligature oe,
  f8:latin small letter o with stroke,d8:latin capital letter o with stroke,142:latin small letter l with stroke,
  141:latin capital letter l with stroke,f0:latin small letter eth,d0:latin capital letter eth,
  fe:latin small letter thorn,de:latin capital letter thorn,131:latin small letter dotless i,
  211d:double-struck capital r,2102:double-struck capital c,2115:double-struck capital n,
  2124:double-struck capital z,211a:double-struck capital q,2113:script small l,a0:no-break space,
  200b:zero width space,200d:zero width joiner,feff:zero width no-break space,2009:thin space,2028:line separator,
  3000:ideographic space,fffd:replacement character,1f600:grinning face,1f601:grinning face with smiling eyes,
  1f602:face with tears of joy,1f603:smiling face with open mouth,
  1f604:smiling face with open mouth and smiling eyes,1f605:smiling face with open mouth and cold sweat,
  1f609:winking face,1f60a:smiling face with smiling eyes,1f60d:smiling face with heart-shaped eyes,
  1f60e:smiling face with sunglasses,1f622:crying face,1f62d:loudly crying face,1f631:face screaming in fear,
  1f44d:thumbs up sign,1f44e:thumbs down sign,1f389:party popper,1f525:fire,1f680:rocket,1f40d:snake,
  1f30d:earth globe europe-africa,26a0:warning sign,2705:white heavy check mark,274c:cross mark
`;

/** The character of a name, in whatever letters that is written; undefined if it is not known here. */
export function characterNamed(name: string): string | undefined {
  const wanted = name.toLowerCase();
  return letter(wanted) ?? sign(wanted);
}

function letter(name: string): string | undefined {
  const latin = /^latin (small|capital) letter ([a-z])(?: with (.+))?$/.exec(name);
  if (latin) return marked(cased(latin[2]!, latin[1]!), latin[3]);
  const other = /^greek (small|capital) letter ([a-z ]+?)(?: with (tonos))?$/.exec(name);
  if (!other) return undefined;
  const at = greek.split(" ").indexOf(other[2]!.replaceAll(" ", "-"));
  if (at < 0) return undefined;
  return marked(cased(String.fromCodePoint(0x3b1 + at), other[1]!), other[3] && "acute");
}
const cased = (small: string, size: string): string => (size === "small" ? small : small.toUpperCase());

/** A letter and its mark, where the two are one character. */
function marked(plain: string, mark: string | undefined): string | undefined {
  if (mark === undefined) return plain;
  const above = marks[mark];
  const made = above && (plain + above).normalize("NFC");
  return made && [...made].length === 1 ? made : undefined;
}

function sign(name: string): string | undefined {
  const at = digits.split(" ").indexOf(name.replace(/^digit /, ""));
  if (at >= 0 && name.startsWith("digit ")) return String(at);
  const [, code] =
    new RegExp(`(?:^|[,\\s])([0-9a-f]+):${name.replace(/[^a-z0-9 -]/g, "#")}(?=[,\\s])`).exec(signs) ?? [];
  return code === undefined ? undefined : String.fromCodePoint(Number.parseInt(code, 16));
}
