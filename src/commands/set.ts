/** `set KEY VALUE`: the settings. */
import type { Answer } from "../core/answer.ts";
import { failAt, located } from "../lang/fail.ts";
import { didYouMean } from "../lang/suggest.ts";
import type { Session } from "../session/session.ts";
import { isSetting, type SettingName, settingNames, settingRows, withSetting } from "../session/settings.ts";
import { libraryFacts } from "./blas-facts.ts";
import { command } from "./command.ts";

export const set = command({
  name: "set",
  summary: "Show or change how tensh behaves.",
  params: {
    key: { kind: "word", doc: "a setting; left out: all of them", optional: true, choices: () => settingNames },
    value: { kind: "word", doc: "its new value; left out: what it is", optional: true },
  },
  options: {},
  arrow: false,
  examples: [{ code: "set digits 3; tensor [0.123456]", shows: "[0.123]" }],
  *run({ args: { key, value }, session }) {
    if (!key) return yield table(session);
    const name = key.text;
    if (!isSetting(name)) throw failAt("set/key", { name }, key.span, "", { help: instead(name, value?.text ?? "") });
    if (value) {
      const text = value.text.replace(/^(['"])(.*)\1$/, "$2");
      const changed = located(() => withSetting(session.settings, name, text), new Map(), value.span);
      session.changeSettings(changed);
    }
    yield {
      kind: "facts",
      name: "set",
      facts: [[name, String(session.settings[name])], ...libraryFacts(name)],
      data: { [name]: session.settings[name] },
    };
  },
});

/** What NumPy and PyTorch call them. */
const elsewhere: Readonly<Record<string, SettingName>> = {
  precision: "digits",
  linewidth: "width",
  edgeitems: "edge",
  dtype: "float",
  floatx: "float",
  default_dtype: "float",
};
function instead(name: string, value: string): readonly string[] {
  const ours = Object.hasOwn(elsewhere, name) ? elsewhere[name] : undefined;
  if (ours) return [`set ${ours} ${value}`.trimEnd()];
  const near = didYouMean(name, settingNames);
  return near.length > 0 ? near : ["`set` lists the settings"];
}

const takes = (name: SettingName): string => {
  const { takes } = settingRows[name];
  return "low" in takes ? `${takes.low} to ${takes.high}` : takes.join(", ");
};

/** With the library that is used, where one is. */
function valueIn(name: SettingName, session: Session): string {
  const [[, library] = ["", ""]] = libraryFacts(name);
  const value = String(session.settings[name]);
  return library === "" || library.includes(" ") ? value : `${value} ${library}`;
}

const table = (session: Session): Answer => ({
  kind: "table",
  name: "set",
  columns: [
    { head: "setting", align: "left" },
    { head: "value", align: "left" },
    { head: "takes", align: "left" },
    { head: "what it does", align: "left", ours: true },
  ],
  rows: settingNames.map((name) => [name, valueIn(name, session), takes(name), settingRows[name].doc]),
  data: { ...session.settings },
});
