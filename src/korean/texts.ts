/** All tables of English texts and their Korean ones. A test holds them to what the source says. */
import { type Code, catalogue } from "../core/catalogue.ts";
import { answers } from "./answers.ts";
import { arrays } from "./arrays.ts";
import { commands } from "./commands.ts";
import { decompositions } from "./decompositions.ts";
import { elements } from "./elements.ts";
import { errors } from "./errors.ts";
import { explanations } from "./explanations.ts";
import { formats } from "./formats.ts";
import { functions } from "./functions.ts";
import { hints } from "./hints.ts";
import { lang } from "./lang.ts";
import { lessons } from "./lessons.ts";
import { matrices } from "./matrices.ts";
import { networkParameters } from "./network-parameters.ts";
import { networks } from "./networks.ts";
import { operations } from "./operations.ts";
import { parameters } from "./parameters.ts";
import { programs } from "./programs.ts";
import { reasons } from "./reasons.ts";
import { refusals } from "./refusals.ts";
import { start } from "./start.ts";
import { statistics } from "./statistics.ts";
import { topics } from "./topics.ts";
import { tours } from "./tours.ts";

/** What errors mean; and their messages, for where they are told of later. A message that is all facts says nothing itself. */
const codes: Readonly<Record<string, string>> = Object.fromEntries(
  (Object.entries(errors) as [Code, readonly [string, string]][]).flatMap(([code, [message, about]]) => {
    const { message: english, about: meaning } = catalogue[code];
    const tells = /[a-z]{3}/.test(english.replace(/\{\w+\}/g, ""));
    return [[meaning, about], ...(tells ? [[english, message]] : [])];
  }),
);

export const texts: readonly Readonly<Record<string, string>>[] = [
  codes,
  answers,
  arrays,
  commands,
  elements,
  explanations,
  formats,
  functions,
  hints,
  lang,
  lessons,
  matrices,
  decompositions,
  networkParameters,
  networks,
  operations,
  parameters,
  programs,
  reasons,
  refusals,
  start,
  statistics,
  topics,
  tours,
];
