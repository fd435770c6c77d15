import { z } from "zod";
import type { Jour } from "#core/jour.ts";
import { contient } from "#core/periode.ts";
import type { IdentiteDepartement } from "#domaines/documents/index.ts";
import type { Db } from "#platform/db/pools.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import {
  acteurDe,
  definirRoutes,
  entier,
  lireFormulaire,
  mauvaiseRequete,
  type Route,
  rediriger,
  rendre,
} from "#platform/http/index.ts";
import { listVersions, type Version } from "../regle/queries/versions.ts";
import { schemaPublie } from "../regle/schema.ts";
import { PagePublication } from "./pages/publication.tsx";
import { listAnnees } from "./queries/chiffres.ts";
import { arreterAnnee } from "./usecases/arreter-annee.ts";

const SaisieAnnee = z.object({ annee: entier() });
const PREMIERE_ANNEE = 2009;

const lire = async (db: Db, jour: Jour) => {
  const versions = await listVersions(db);
  return { versions, version: versions.find((v) => contient(v.validite, jour)) };
};

/** In the form that `orientation evaluer --regles` reads. */
const enDonnees = ({ version, nom, acte, auteur, validite, regles }: Version) => ({
  version,
  nom,
  acte,
  auteur,
  debut: validite.debut,
  regles,
});

export const routesPublication = ({
  identite,
}: {
  readonly identite: IdentiteDepartement;
}): readonly Route[] =>
  definirRoutes([
    {
      methode: "GET",
      chemin: "/publication/orientation",
      acces: "public",
      traite: async (c) => {
        const { db } = c.var.dependances;
        const lues = await lire(db, c.var.aujourdhui);
        return rendre(
          c,
          <PagePublication {...lues} annees={await listAnnees(db)} identite={identite} />,
        );
      },
    },
    {
      methode: "GET",
      chemin: "/publication/orientation.json",
      acces: "public",
      traite: async (c) => {
        const { version, versions } = await lire(c.var.dependances.db, c.var.aujourdhui);
        return c.json({
          en_vigueur: version ? enDonnees(version) : null,
          versions: versions.map(enDonnees),
          schema: schemaPublie(),
        });
      },
    },
    {
      methode: "POST",
      chemin: "/publication/orientation/annees",
      acces: "orientation.publier_regles",
      traite: async (c) => {
        const saisie = lireFormulaire(c, SaisieAnnee);
        const { aujourdhui } = c.var;
        if (!saisie.ok) return mauvaiseRequete();
        const { annee } = saisie.value;
        if (annee < PREMIERE_ANNEE || annee > Number(aujourdhui.slice(0, 4))) {
          return mauvaiseRequete();
        }
        const acteur = acteurDe(c);
        await enTransaction(c.var.dependances.db, acteur, aujourdhui, (trx) =>
          arreterAnnee(trx, acteur, annee, aujourdhui),
        );
        return rediriger(c, "/publication/orientation#chiffres", {
          texte: `Chiffres de ${annee} arrêtés : voici ce que le public lit.`,
        });
      },
    },
  ]);
