import { readFileSync } from "node:fs";
import { z } from "zod";
import { IdentiteDepartement } from "#domaines/documents/index.ts";
import { listDepartements } from "#domaines/referentiels/index.ts";

const Identites = z.record(z.string(), IdentiteDepartement);

const lire = (): z.infer<typeof Identites> =>
  Identites.parse(JSON.parse(readFileSync(new URL("./identites.json", import.meta.url), "utf8")));

export const nomDuDepartement = (code: string): string =>
  listDepartements().find((d) => d.code === code)?.nom ?? `Département ${code}`;

/** How the département signs its letters; one that is not described yet signs by its bare name. */
export const identiteDuDepartement = (code: string): IdentiteDepartement => {
  const connue = lire()[code];
  if (connue) return connue;
  const nom = `Département ${nomDuDepartement(code)}`;
  return {
    nom,
    service: "Insertion",
    executif: "le président du conseil départemental",
    ville: "",
    adresse_retour: nom,
    pied: nom,
    telephone: "",
    courriel: "",
    recours_adresse: `Président du conseil départemental, ${nom}`,
    tribunal: "Tribunal administratif du ressort",
    dpo: nom,
    conservation: "deux ans après le dernier contact",
    regles_publiques: "",
  };
};
