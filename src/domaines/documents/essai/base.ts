import { jour } from "#core/jour.ts";
import type { Result } from "#core/result.ts";
import { nouvelUuid } from "#core/uuid.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Bases } from "#platform/db/pools.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import type { DonneesCourrier } from "../courrier/courrier.ts";
import type { RefusCourrier } from "../courrier/errors.ts";
import { preparerCourrier } from "../courrier/usecases/preparer-courrier.ts";
import { installerModeles } from "../modele/usecases/installer-modeles.ts";
import { donneesEssai } from "./donnees.ts";

export const AUJOURDHUI = jour("2026-11-24");
export const ACTEUR: Acteur = {
  utilisateurId: nouvelUuid(),
  nom: "Sophie Wattel",
  roles: ["agent_orientation"],
  perimetre: { departement: true, territoires: [], organismes: [] },
};
const PERSONNE = nouvelUuid();

/** One account, one person, the models installed. */
export const semer = async (base: Bases): Promise<void> => {
  await base.poolTraitement.query(
    `insert into utilisateur (id, identifiant, nom, prenom, qualite, mot_de_passe)
     values ($1, 'sophie', 'Wattel', 'Sophie', 'agente', 'x')`,
    [ACTEUR.utilisateurId],
  );
  await base.poolTraitement.query(
    `insert into personne (id, nom_usage, nom_naissance, prenom, naissance, sexe, nom_tri, nom_naissance_tri, mots, source)
     values ($1, 'KACZMAREK', 'KACZMAREK', 'ÉLODIE', '1990-01-01', '2', 'KACZMAREK', 'KACZMAREK', '{}', 'saisie')`,
    [PERSONNE],
  );
  await installerModeles(base.traitement);
};

export const preparerCourrierEssai = (
  base: Bases,
  rang: number,
  change: Partial<DonneesCourrier> = {},
): Promise<Result<{ readonly id: string }, RefusCourrier>> =>
  enTransaction(base.app, ACTEUR, AUJOURDHUI, (trx) =>
    preparerCourrier(trx, ACTEUR, AUJOURDHUI, {
      nature: "orientation_decision",
      personneId: PERSONNE,
      donnees: donneesEssai({ reference: `ORI-${String(rang).padStart(4, "0")}`, ...change }),
      objet: { sorte: "orientation", id: nouvelUuid() },
    }),
  );
