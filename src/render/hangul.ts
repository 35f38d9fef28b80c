/** A font for Korean letters in PNG, beside the one that is always there. Loaded where a drawing has such letters. */
import font from "@fontsource/nanum-gothic/files/nanum-gothic-korean-400-normal.woff";

export const hangulFont: Uint8Array = font;
