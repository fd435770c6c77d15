import { z } from "zod";
import {
  A_RECUEILLIR,
  type DescriptionEntree,
  descriptionEntree,
  NOMS_ENTREES,
  type NomEntree,
  PARCOURS,
} from "./entrees.ts";
import { LigneEntrees, LigneFaits } from "./ligne.ts";
import { NATURES_ORGANISME } from "./liste-regles.ts";
import { SUJETS_INTERDITS } from "./rules/ecriture/interdits.ts";

type Schema = Readonly<Record<string, unknown>>;

const valeurDe = (d: DescriptionEntree): Schema => {
  if (d.type === "nombre") return { type: "integer", minimum: d.min, maximum: d.max };
  return d.type === "oui_non" ? { type: "boolean" } : { enum: Object.keys(d.valeurs) };
};

/** An input, unknown allowed: `null`, or simply not given. */
const entree = (nom: NomEntree): Schema => {
  const d = descriptionEntree(nom);
  return {
    title: d.libelle,
    description: `Source : ${d.source}.`,
    ...(d.type === "nombre" ? { "x-unite": d.unite } : {}),
    ...(d.type === "choix" ? { "x-libelles": d.valeurs } : {}),
    anyOf: [valeurDe(d), { type: "null", title: "inconnu" }],
  };
};

const objet = (properties: Schema, required = Object.keys(properties)): Schema => ({
  type: "object",
  additionalProperties: false,
  properties,
  required,
});

const ici = { $ref: "#/$defs/condition" };

/** One comparison an input: what it can be compared with is in the schema, not in an error. */
const comparaisons = (nom: NomEntree): readonly Schema[] => {
  const d = descriptionEntree(nom);
  const valeur = valeurDe(d);
  const nomme = { entree: { const: nom } };
  return [
    objet({ egal: objet({ ...nomme, valeur }) }),
    objet({ dans: objet({ ...nomme, valeurs: { type: "array", minItems: 1, items: valeur } }) }),
    ...(d.type === "nombre"
      ? [
          objet({
            entre: {
              ...objet({ ...nomme, min: valeur, max: valeur }, ["entree"]),
              minProperties: 2,
            },
          }),
        ]
      : []),
  ];
};

const CONDITION: Schema = {
  title: "Condition",
  description:
    'Un inconnu n’est jamais un « non » : il laisse la règle de côté. { "et": [] } est toujours remplie.',
  oneOf: [
    objet({ et: { type: "array", items: ici } }),
    objet({ ou: { type: "array", minItems: 1, items: ici } }),
    objet({ non: ici }),
    objet({ present: { enum: NOMS_ENTREES } }),
    ...NOMS_ENTREES.flatMap(comparaisons),
  ],
};

const phrase = { type: "string", minLength: 5, maxLength: 200 };

const REGLE: Schema = objet(
  {
    code: { type: "string", pattern: "^[a-z][a-z0-9_]*$" },
    rang: { type: "integer", minimum: 1, description: "Place dans la liste, de 1 en 1" },
    phrase_agent: phrase,
    phrase_personne: phrase,
    condition: ici,
    parcours: { enum: [...PARCOURS, "actuel", null] },
    organisme_nature: { enum: [...NATURES_ORGANISME, null] },
    a_recueillir: { type: "array", items: { enum: Object.keys(A_RECUEILLIR) } },
  },
  ["code", "rang", "phrase_agent", "phrase_personne", "condition", "parcours", "organisme_nature"],
);

const LISTE: Schema = {
  title: "Liste de règles (--regles)",
  description: "La première règle remplie l’emporte.",
  ...objet({
    version: { type: "integer", minimum: 1 },
    nom: phrase,
    acte: phrase,
    auteur: phrase,
    debut: { type: "string", format: "date" },
    regles: { type: "array", minItems: 1, items: { $ref: "#/$defs/regle" } },
  }),
};

const sansEntete = (schema: z.ZodType): Schema => {
  const { $schema: _, ...corps } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return corps;
};

const RESULTAT: Schema = {
  title: "Ligne de réponse",
  ...objet({
    id: { type: "string" },
    parcours: { enum: [...PARCOURS, null] },
    organisme: { enum: [...NATURES_ORGANISME, null], description: "Nature d’organisme" },
    regle: { type: ["string", "null"] },
    valeurs: { type: "object", description: "Entrées qui ont compté" },
    manquantes: { type: "array", items: { type: "string" } },
    revue_humaine: { type: "array", items: { type: "string" } },
    ecartees: { type: "array", description: "Règles examinées avant, et pourquoi non" },
  }),
};

/**
 * The published schema: of a list of rules, of the persons it is run on, and of the answers. Drawn from the
 * descriptions the rules themselves read.
 *
 * @rule R-ALG-05
 * @source CRPA, art. L. 312-1-3
 */
export const schemaPublie = (): Schema => {
  const parEntrees = sansEntete(LigneEntrees) as { properties: Schema };
  const entrees = {
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(NOMS_ENTREES.map((nom) => [nom, entree(nom)])),
  };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Règles de proposition d’orientation",
    "x-interdits": SUJETS_INTERDITS,
    $defs: {
      liste: LISTE,
      regle: REGLE,
      condition: CONDITION,
      personne: {
        title: "Ligne de --entrees",
        anyOf: [
          { ...parEntrees, properties: { ...parEntrees.properties, entrees } },
          sansEntete(LigneFaits),
        ],
      },
      resultat: RESULTAT,
    },
    $ref: "#/$defs/liste",
  };
};
