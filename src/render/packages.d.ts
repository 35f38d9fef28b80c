/** What the build puts where these are imported: bytes, and an initWasm that does not wait. */
declare module "*.wasm" {
  const bytes: Uint8Array;
  export default bytes;
}
declare module "*.woff" {
  const bytes: Uint8Array;
  export default bytes;
}
declare module "@resvg/resvg-wasm" {
  export function initSync(bytes: Uint8Array): void;
  export class Resvg {
    constructor(svg: string, options: object);
    render(): { asPng(): Uint8Array };
  }
}
