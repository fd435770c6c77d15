import {
  GESTES,
  LIBELLES_ROLE,
  POLITIQUE,
  type Portee,
  ROLES,
} from "#domaines/habilitations/index.ts";
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

export const pageRoutes = (): string =>
  ecrirePage({
    titre: "Adresses et droits",
    dit: "Qui peut faire quoi, et à quelle adresse. Le rôle ouvre le geste ; le périmètre (territoire, organisme, portefeuille) décide ensuite des personnes que l’on voit.",
    parties: [
      "## Gestes par rôle",
      "« département » : seulement pour un compte qui voit tout le département. Une case vide est un refus. Décider d’une orientation demande en plus une délégation de signature en vigueur.",
      gestes(),
      "## Adresses",
      adresses(),
    ],
  });
