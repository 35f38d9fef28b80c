/** What the build puts where these are imported: the text of the file. */
declare module "*.py" {
  const text: string;
  export default text;
}
