import type { ActeurJoue } from "../matrice/acteurs.ts";
import { avecChamps, avecEntetes, avecParametres, type Envoi, ORIGINE } from "./envoi.ts";

/** In every value that we make up: an answer that repeats it on a page of error says too much. */
export const MARQUE = "zzhostile";
export const HOTE_FORGE = "http://mechant.test";
const LONG = MARQUE.repeat(2_000);

/**
 * What the policy says of the bent request. `meme`: what it says of the honest one. `anonyme`: what it says to nobody.
 * `refusee`: no. `autre`: anything that opens nothing more, which is asked of all of them.
 */
type Verdict = "meme" | "anonyme" | "refusee" | "autre";

export interface Attaque {
  readonly nom: string;
  readonly verdict: Verdict;
  readonly methodes: readonly ("GET" | "POST")[];
  /** Played also by who does not come in: the rest is read once the door is passed. */
  readonly dehors: boolean;
  /** `undefined` when there is nothing to bend. */
  readonly tordre: (envoi: Envoi, qui: ActeurJoue | undefined) => Envoi | undefined;
}

const TOUTES = ["GET", "POST"] as const;

const attaque = (
  nom: string,
  verdict: Verdict,
  methodes: Attaque["methodes"],
  tordre: Attaque["tordre"],
): Attaque => ({ nom, verdict, methodes, tordre, dehors: false });

/** The last id of the address, or its last word that a parameter holds. */
const remplacerId = (envoi: Envoi, valeur: string): Envoi | undefined => {
  const adresse = envoi.adresse.replace(/[0-9a-f]{8}-[0-9a-f-]{27}(?!.*[0-9a-f]{8}-)/, valeur);
  return adresse === envoi.adresse ? undefined : { ...envoi, adresse };
};

const temoin = (envoi: Envoi, valeur: string): Envoi =>
  avecEntetes(envoi, { cookie: `passerelle=${valeur}` });

const brut =
  (type: string, texte: (envoi: Envoi) => string): Attaque["tordre"] =>
  (envoi) => ({ ...envoi, brut: { type, texte: texte(envoi) } });

const formulaire = ({ champs }: Envoi): string =>
  new URLSearchParams(champs.map(([n, v]): [string, string] => [n, v])).toString();

/** Where a request says it comes from and goes to. */
const ENTETES: readonly Attaque[] = [
  attaque("hôte forgé", "meme", TOUTES, (e) =>
    avecEntetes({ ...e, hote: HOTE_FORGE }, { host: "mechant.test" }),
  ),
  attaque("mandataire forgé", "meme", TOUTES, (e) =>
    avecEntetes(e, {
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-host": "mechant.test",
      "x-forwarded-proto": "https",
      forwarded: "for=127.0.0.1;host=mechant.test",
      "x-real-ip": "127.0.0.1",
    }),
  ),
  attaque("adresse et méthode réécrites", "meme", TOUTES, (e) =>
    avecEntetes(e, {
      "x-original-url": "/comptes",
      "x-rewrite-url": "/comptes",
      "x-http-method-override": "DELETE",
      "x-http-method": "DELETE",
      "x-method-override": "PUT",
    }),
  ),
  attaque("venue d’un autre site", "refusee", ["POST"], (e) =>
    avecEntetes(e, { origin: `${ORIGINE}.mechant.test` }),
  ),
  attaque("venue de nulle part", "refusee", ["POST"], (e) => avecEntetes(e, { origin: "null" })),
];

const TEMOINS: readonly Attaque[] = (
  [
    ["vide", () => ""],
    ["null", () => "null"],
    ["objet", () => encodeURIComponent('{"$ne":null}')],
    ["prototype", () => "__proto__"],
    ["mal encodé", () => "%E0%A4%A"],
    ["démesuré", () => LONG],
    ["identifiant du compte", (qui) => qui?.utilisateurId ?? "x"],
    ["à une lettre près", (qui) => `${qui?.jeton ?? "x"}0`],
  ] as readonly (readonly [string, (qui: ActeurJoue | undefined) => string])[]
).map(([nom, valeur]) =>
  attaque(`témoin de session ${nom}`, "anonyme", ["GET"], (e, qui) => temoin(e, valeur(qui))),
);

const PARAMETRES: readonly Attaque[] = [
  attaque("prototype dans l’adresse", "autre", ["GET"], (e) =>
    avecParametres(e, `__proto__[admin]=${MARQUE}&constructor[prototype][admin]=1&__proto__=1`),
  ),
  attaque("paramètres doublés", "autre", ["GET"], (e) =>
    avecParametres(e, `curseur=${MARQUE}&curseur=b&onglet=a&onglet=b&id=1&id=2&page=1&page=2`),
  ),
  attaque("listes dans l’adresse", "autre", ["GET"], (e) =>
    avecParametres(e, `onglet[]=${MARQUE}&vue[0]=a&au[jour]=b&curseur[]=c`),
  ),
  attaque("paramètres démesurés", "autre", ["GET"], (e) =>
    avecParametres(e, `curseur=${LONG}&onglet=${LONG}`),
  ),
  attaque("octets nuls dans l’adresse", "autre", ["GET"], (e) =>
    avecParametres(e, `onglet=%00${MARQUE}&curseur=%00&vue=%C0%80&suite=%0d%0aSet-Cookie:a=b`),
  ),
  attaque("code dans l’adresse", "autre", ["GET"], (e) =>
    avecParametres(
      e,
      `onglet=${encodeURIComponent(`"><svg onload=${MARQUE}>`)}&suite=//mechant.test&vue=${encodeURIComponent("' or 1=1--")}`,
    ),
  ),
  attaque("identifiant démesuré", "refusee", TOUTES, (e) => remplacerId(e, LONG)),
  attaque("identifiant nul", "refusee", TOUTES, (e) => remplacerId(e, "%00")),
  attaque("identifiant qui remonte", "refusee", TOUTES, (e) =>
    remplacerId(e, "..%2f..%2fetc%2fpasswd"),
  ),
  attaque("identifiant mal encodé", "refusee", TOUTES, (e) => remplacerId(e, "%E0%A4%A")),
  attaque("identifiant prototype", "refusee", TOUTES, (e) => remplacerId(e, "__proto__")),
  attaque("identifiant injecté", "refusee", TOUTES, (e) =>
    remplacerId(e, encodeURIComponent("' or '1'='1")),
  ),
];

/** Bodies that no form of ours writes. */
const CORPS: readonly Attaque[] = [
  ...["__proto__", "constructor[prototype]", "a[]", "a[0][b]", "", "a b", "_method"].map((nom) =>
    attaque(`champ « ${nom} »`, "refusee", ["POST"], (e) => avecChamps(e, [[nom, MARQUE]])),
  ),
  // A gesture that reads no field takes no notice of it.
  attaque("champ « id »", "autre", ["POST"], (e) => avecChamps(e, [["id", MARQUE]])),
  attaque("jeton doublé", "refusee", ["POST"], (e) => avecChamps(e, e.champs.slice(0, 1))),
  attaque("jeton en liste", "refusee", ["POST"], (e) => ({
    ...e,
    champs: e.champs.map(([n, v]) => [n === "_jeton" ? "_jeton[]" : n, v] as const),
  })),
  attaque("sans jeton", "refusee", ["POST"], (e) => ({ ...e, champs: e.champs.slice(1) })),
  attaque(
    "JSON",
    "refusee",
    ["POST"],
    brut("application/json", (e) => JSON.stringify(Object.fromEntries(e.champs))),
  ),
  attaque("texte nu", "refusee", ["POST"], brut("text/plain", formulaire)),
  attaque("en parties, sans dépôt", "refusee", ["POST"], brut("multipart/form-data", formulaire)),
  attaque("démesuré", "refusee", ["POST"], (e) => avecChamps(e, [["motif", "a".repeat(600_000)]])),
  attaque("trop de champs", "refusee", ["POST"], (e) =>
    avecChamps(
      e,
      Array.from({ length: 2_100 }, () => ["choix", "1"] as const),
    ),
  ),
];

export const ATTAQUES: readonly Attaque[] = [
  ...ENTETES.map((a) => ({ ...a, dehors: true })),
  ...TEMOINS,
  ...PARAMETRES,
  ...CORPS,
];
