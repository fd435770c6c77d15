import { register } from "node:module";
import type { Coupe } from "../garde.ts";

/** Modules loaded after this call are read with this span replaced; the file itself is left alone. */
export const charger = (coupe: Coupe): void => {
  register(new URL("./crochet-de-lecture.ts", import.meta.url), { data: coupe });
};
