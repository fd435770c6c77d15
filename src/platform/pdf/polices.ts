import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const GRAISSES = ["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"] as const;
const PAQUET = "@expo-google-fonts/atkinson-hyperlegible-next";

/** Static cuts of the project's font: Typst reads neither woff2 nor variable fonts. */
export const lirePolices = (): Buffer[] => {
  const { resolve } = createRequire(import.meta.url);
  return GRAISSES.map((graisse) =>
    readFileSync(resolve(`${PAQUET}/${graisse}/AtkinsonHyperlegibleNext_${graisse}.ttf`)),
  );
};
