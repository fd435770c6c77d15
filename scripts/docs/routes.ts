import {
  CHAMPS_SENSIBLES,
  GESTES,
  INCOMPATIBLES,
  LIBELLES_ROLE,
  POLITIQUE,
  type Portee,
  ROLES,
} from "#domaines/habilitations/index.ts";
import {
  PERIMETRES_JOUES,
  SITUATIONS,
  TOUTES_SITUATIONS,
  VOIT_LA_PERSONNE,
} from "#entrypoints/web/matrice/politique.ts";
import { listRoutesDeclarees } from "#entrypoints/web/table-routes.ts";
import { code, ecrirePage, tableau } from "./markdown.ts";

const SIGNES: Readonly<Record<Portee, string>> = { oui: "oui", departement: "département" };

const gestes = (): string =>
  tableau(
    ["Geste", ...ROLES.map((role) => LIBELLES_ROLE[role])],
    GESTES.map((geste) => {
      const ligne: Readonly<Partial<Record<string, Portee>>> = POLITIQUE[geste];
      return [
        code(geste),
        ...ROLES.map((role) => {
          const portee = ligne[role];
          return portee === undefined ? "" : SIGNES[portee];
        }),
      ];
    }),
  );

const adresses = (): string =>
  tableau(
    ["Méthode", "Adresse", "Accès", "Rôles"],
    listRoutesDeclarees().map(({ methode, chemin, acces, roles }) => {
      if (acces === "public") return [methode, code(chemin), "public", "tout le monde"];
      if (acces === "connecte") return [methode, code(chemin), "connecté", "tout compte"];
      return [methode, code(chemin), code(acces), roles.join(", ")];
    }),
  );

const perimetres = (): string =>
  tableau(
    ["La personne est", ...PERIMETRES_JOUES],
    TOUTES_SITUATIONS.map((situation) => [
      SITUATIONS[situation],
      ...PERIMETRES_JOUES.map((p) => (VOIT_LA_PERSONNE[p].includes(situation) ? "vue" : "")),
    ]),
  );

const champs = (): string =>
  tableau(
    ["Champ", "Geste", "Colonnes", "Source"],
    Object.entries(CHAMPS_SENSIBLES).map(([champ, { geste, colonnes, source }]) => [
      champ,
      code(geste),
      colonnes.map(code).join(", "),
      source,
    ]),
  );

const incompatibles = (): string =>
  tableau(
    ["Rôle", "Ne va pas avec", "Raison"],
    INCOMPATIBLES.map(({ roles: [un, autres], raison }) => [
      LIBELLES_ROLE[un],
      autres.length === ROLES.length - 1
        ? "aucun autre"
        : autres.map((r) => LIBELLES_ROLE[r]).join(", "),
      raison,
    ]),
  );

export const pageRoutes = (): string =>
  ecrirePage({
    titre: "Adresses et droits",
    dit: "Qui peut faire quoi, et à quelle adresse. Le rôle ouvre le geste ; le périmètre (territoire, organisme, portefeuille) décide ensuite des personnes que l’on voit.",
    parties: [
      "## Gestes par rôle",
      "« département » : seulement pour un compte qui voit tout le département. Une case vide est un refus. Décider d’une orientation demande en plus une délégation de signature en vigueur.",
      gestes(),
      "## Rôles incompatibles",
      incompatibles(),
      "## Dossiers vus, par périmètre",
      "Quand le rôle ouvre le geste. Chaque case est jouée, avec chaque adresse ci-dessous, par `src/entrypoints/web/matrice`.",
      perimetres(),
      "## Champs que le périmètre ne suffit pas à ouvrir",
      champs(),
      "## Adresses",
      adresses(),
    ],
  });
