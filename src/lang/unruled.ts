/**
 * Steps without a gradient rule, as each framework says it that has none for them either. Knows what they call the steps;
 * whether there is a rule, the engine knows.
 */
import { type OpError, type PythonException, refuse } from "../core/errors.ts";

/** `zeta by argument 1` and `x of histc` are a step and the input that nothing is known for. */
function partsOf(name: string): { readonly step: string; readonly place: number | null } {
  const [, ofNumber, byPlace, place] = /^(?:.* of (.*)|(.*?)(?: by argument (\d+))?)$/.exec(name) ?? [];
  return { step: ofNumber ?? byPlace!, place: place === undefined ? null : Number(place) };
}
const nameIn = ({ facts }: OpError): string => String(facts["name"]);

export type Ruled = "tf" | "torch" | "jax";
/** What TensorFlow calls steps that are not called so here. */
const kernels: Readonly<Record<string, string>> = { eig_or_real: "Eig" };
const camel = (name: string): string => name.replace(/(?:^|_)([a-z])/g, (_, c: string) => c.toUpperCase());
/** PyTorch names the input too where others have a rule. */
const inputs: Readonly<Record<string, readonly string[]>> = { igamma: ["input"], igammac: ["input"] };

/** What a framework says where it has no rule for a step. */
export function unruledSays(name: string, framework: Ruled): PythonException {
  const { step, place } = partsOf(name);
  switch (framework) {
    case "tf":
      return ["LookupError", `gradient registry has no entry for: ${kernels[step] ?? camel(step)}`];
    case "torch": {
      const input = place === null ? undefined : inputs[step]?.[place - 1];
      const said = input === undefined ? step : `${step}: ${input}`;
      return ["NotImplementedError", `the derivative for '${said}' is not implemented.`];
    }
    case "jax":
      return ["NotImplementedError", `Differentiation rule for '${step}' not implemented`];
  }
}
const unruledIn =
  (framework: Ruled) =>
  (error: OpError): never => {
    throw refuse("grad/missing", { name: nameIn(error) }, { exception: unruledSays(nameIn(error), framework) });
  };
export const unruledInTorch = unruledIn("torch");
export const unruledInJax = unruledIn("jax");

/** Inputs to which nothing flows back in TensorFlow, which is no mistake to it: steps and places. */
const notByTensorFlow: ReadonlySet<string> = new Set(["zeta 1", "polygamma 1", "betainc 1", "betainc 2"]);
export function unruledInTensorFlow(error: OpError): null {
  const { step, place } = partsOf(nameIn(error));
  return notByTensorFlow.has([step, place].join(" ")) ? null : unruledIn("tf")(error);
}
